// The DDL that Penumbra understands: docs/ddl.md is its reference.
// Every decision is taken on the next token, so that an error message can say what was expected.
grammar Ddl;

options { caseInsensitive = true; }

script
    : statement? (';' statement?)* EOF
    ;

statement
    : ALTER TABLE (IF EXISTS)? path clause (',' clause)*          # alterTable
    | COMMENT ON COLUMN path IS comment                           # commentOnColumn
    ;

// Which rows are meant; not part of a statement.
condition
    : predicate EOF
    ;

predicate
    : '(' predicate ')'                                           # grouped
    | NOT predicate                                               # negated
    | predicate AND predicate                                     # all
    | predicate OR predicate                                      # any
    | path IS NOT? NULL                                           # isNull
    | path operator constant                                      # compared
    | path NOT? IN '(' constant (',' constant)* ')'               # oneOf
    | path NOT? BETWEEN constant AND constant                     # between
    ;

operator
    : '=' | '<>' | '!=' | '<' | '<=' | '>' | '>='
    ;

clause
    : ADD addition                                                # add
    | DROP removal                                                # drop
    | RENAME COLUMN (IF EXISTS)? path TO name                     # renameColumn
    | (ALTER | CHANGE) COLUMN? path alteration                    # alterColumn
    | REPLACE PARTITION FIELD term WITH term (AS name)?           # replacePartitionField
    | WRITE (UNORDERED | ORDERED BY sortKey (',' sortKey)*)       # writeOrder
    ;

addition
    : COLUMN (IF NOT EXISTS)? newColumn                           # addColumn
    | COLUMNS ('(' newColumn (',' newColumn)* ')' | newColumn (',' newColumn)*)  # addColumns
    | PARTITION FIELD term (AS name)?                             # addPartitionField
    ;

removal
    : COLUMN (IF EXISTS)? path                                    # dropColumn
    | COLUMNS (IF EXISTS)? ('(' path (',' path)* ')' | path (',' path)*)  # dropColumns
    | PARTITION FIELD term                                        # dropPartitionField
    ;

alteration
    : TYPE type                                                   # changeType
    | SET (DATA TYPE type | NOT NULL)                             # setColumn
    | DROP NOT NULL                                               # dropNotNull
    | COMMENT comment                                             # commentColumn
    | placement                                                   # moveColumn
    ;

newColumn
    : path type columnOption*
    ;

columnOption
    : NOT NULL                                                    # notNull
    | DEFAULT constant                                            # defaultValue
    | COMMENT STRING                                              # columnComment
    | placement                                                   # columnPlacement
    ;

placement
    : FIRST
    | LAST
    | AFTER name
    | BEFORE name
    ;

comment
    : STRING
    | NULL
    ;

constant
    : NULL                                                        # nullConstant
    | (TRUE | FALSE)                                              # booleanConstant
    | STRING                                                      # stringConstant
    | BINARY_STRING                                               # binaryConstant
    | ('+' | '-')? (INTEGER | DECIMAL)                            # numberConstant
    | (DATE | TIME | TIMESTAMP | UUID) STRING                     # typedConstant
    ;

sortKey
    : term (ASC | DESC)? (NULLS (FIRST | LAST))?
    ;

// A column, or a transform of one: bucket(16, id), bucket(id, 16), days(ts).
term
    : path ('(' argument (',' argument)* ')')?
    ;

argument
    : INTEGER
    | path
    ;

type
    : ARRAY ('<' type '>' | '(' type ')')                         # arrayType
    | MAP ('<' type ',' type '>' | '(' type ',' type ')')         # mapType
    | (STRUCT | ROW) ('<' field (',' field)* '>' | '(' field (',' field)* ')')  # structType
    | TIME typeParameters? timeZone?                              # timeType
    | TIMESTAMP typeParameters? timeZone?                         # timestampType
    | DOUBLE PRECISION?                                           # doubleType
    | typeName typeParameters?                                    # simpleType
    ;

typeParameters
    : '(' INTEGER (',' INTEGER)* ')'
    ;

timeZone
    : (WITH | WITHOUT) TIME ZONE
    ;

typeName
    : WORD
    | DATE
    | UUID
    ;

field
    : name ':'? type (NOT NULL)? (COMMENT STRING)?
    ;

path
    : name ('.' name)*
    ;

name
    : WORD
    | QUOTED
    | BACKTICKED
    | unreserved
    ;

unreserved
    : AFTER | AND | ARRAY | AS | ASC | BEFORE | BETWEEN | BY | COMMENT | DATA | DATE | DEFAULT | DESC | DOUBLE
    | FALSE | FIELD | FIRST | IN | IS | LAST | MAP | NULLS | ON | OR | ORDERED | PRECISION | ROW | SET | STRUCT
    | TIME | TIMESTAMP | TO | TRUE | TYPE | UNORDERED | UUID | WITH | WITHOUT | ZONE
    ;

// Reserved: quote a name that is one of these.
ADD: 'ADD';
ALTER: 'ALTER';
CHANGE: 'CHANGE';
COLUMN: 'COLUMN';
COLUMNS: 'COLUMNS';
DROP: 'DROP';
EXISTS: 'EXISTS';
IF: 'IF';
NOT: 'NOT';
NULL: 'NULL';
PARTITION: 'PARTITION';
RENAME: 'RENAME';
REPLACE: 'REPLACE';
TABLE: 'TABLE';
WRITE: 'WRITE';

AFTER: 'AFTER';
AND: 'AND';
ARRAY: 'ARRAY';
AS: 'AS';
ASC: 'ASC';
BEFORE: 'BEFORE';
BETWEEN: 'BETWEEN';
BY: 'BY';
COMMENT: 'COMMENT';
DATA: 'DATA';
DATE: 'DATE';
DEFAULT: 'DEFAULT';
DESC: 'DESC';
DOUBLE: 'DOUBLE';
FALSE: 'FALSE';
FIELD: 'FIELD';
FIRST: 'FIRST';
IN: 'IN';
IS: 'IS';
LAST: 'LAST';
MAP: 'MAP';
NULLS: 'NULLS';
ON: 'ON';
OR: 'OR';
ORDERED: 'ORDERED';
PRECISION: 'PRECISION';
ROW: 'ROW';
SET: 'SET';
STRUCT: 'STRUCT';
TIME: 'TIME';
TIMESTAMP: 'TIMESTAMP';
TO: 'TO';
TRUE: 'TRUE';
TYPE: 'TYPE';
UNORDERED: 'UNORDERED';
UUID: 'UUID';
WITH: 'WITH';
WITHOUT: 'WITHOUT';
ZONE: 'ZONE';

COMMA: ',';

BINARY_STRING: 'X' '\'' ~'\''* '\'';
STRING: '\'' (~'\'' | '\'\'')* '\'';
QUOTED: '"' (~'"' | '""')+ '"';
BACKTICKED: '`' (~'`' | '``')+ '`';
INTEGER: [0-9]+;
DECIMAL: [0-9]+ '.' [0-9]* EXPONENT? | '.' [0-9]+ EXPONENT? | [0-9]+ EXPONENT;
WORD: [\p{L}_] [\p{L}\p{N}_$]*;

LINE_COMMENT: '--' ~[\r\n]* -> skip;
BLOCK_COMMENT: '/*' .*? '*/' -> skip;
SPACE: [ \t\r\n\u000B\f\u00A0\uFEFF]+ -> skip;

// A quote that is never closed, or a character that begins nothing: the parser names it.
OPEN_QUOTE: '\'' (~'\'' | '\'\'')* | '"' ~'"'* | '`' ~'`'*;
OTHER: .;

fragment EXPONENT: 'E' [+-]? [0-9]+;
