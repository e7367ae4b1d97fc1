# x86-32 x86-64
# Macros: defaults, keywords, rest, numbers, nesting, purging.
	.data
.macro three a b c
	.ascii "<\a|\b|\c>"
.endm
	three a + b
	three a - b
	three (a, b)
	three (a b) c
	three a, b c
	three "x y" z
	three x,,y
	three	a	,	b
	three -1 *2 %3
	three c=1, a=2
.macro rest a, b=7, c:vararg
	.ascii "<\a|\b|\c|\@|\().x\()y>"
.endm
	rest 1
	rest 1,2,3,4 5
	REST b=3, a=4
	rest (1),"2",x y
.macro text a:vararg
	.ascii "<\a>"
.endm
	text a 'b' c
	text 'x + 'y
	text a ~ b
	text a ! b
	text a {b} c
	text a } b
	text ) a ] b
	text 1 2  3 , 4
	text (a) (b) , (c)
	text a @ b
	text a & b | c
	text +  -  a
	text a , b
	text %eax , 4 ( %ebx , 2 )
.macro marks a
	.ascii "<\\a>&a"
	.ascii "x\\\a"
	.ascii "&&a|\ a|\a\a|\aa|\a.b|\(b)|"
.endm
	marks 5
.macro ands a b
	.ascii "\a&b|\a & b|&a&b|&&a&|&a&&b|& a|\a&|&c&|&&&a"
.endm
	ands 1 2
	.irp r,a,b c,"d e"
	.ascii "{\r}"
	.endr
	.irpc r,abc
	.ascii "(\r)"
	.endr
	.irp r
	.ascii "{\r}"
	.endr
	.rept 3
	.byte 1
	.endr
	.rept 0
	.byte 1
	.endr
.macro nest n
	.if \n
	.byte \n
	nest "(\n-1)"
	.endif
.endm
	nest 3
.macro leave n
	.byte 0xaa
	.if \n
	.exitm
	.endif
	.byte 0xbb
.endm
	leave 1
	leave 0
	.purgem leave
.macro leave
	.byte 0xdd
.endm
	leave
.macro chars a
	.irpc x,\a
	.byte 'Q
	.ascii "\x"
	.endr
.endm
	chars "a+c"
.macro lines
	.byte 1; .byte 2
.endm; .byte 3
	lines
label:	lines
.macro dotted.name
	.byte 0xfe
.endm
	dotted.name
	DOTTED.NAME
.macro .directive
	.byte 0xfd
.endm
	.directive
.macro comma, a, b
	.byte \a,\b
.endm
	comma 1 2
.macro defaults a b,c=3 d
	.byte \a,\b,\c,\d
.endm
	defaults 1 2 , , 4
	.rept 2
.macro inside
	.byte 0x77
.endm
	inside
	.purgem inside
	.endr
	.irp x,1,2
	.irp y,3,4
	.byte \x\y
	.endr
	.endr
.macro outer name
.macro \name value
	.byte \value
.endm
.endm
	outer made
	made 9
.macro split a
	\a
.endm
	split ".byte 1; .byte 2"
	split ".byte 3 # .byte 4"
.macro loops n
	.rept \n
	.byte \n
	.exitm
	.endr
	.byte 0x55
.endm
	loops 4
