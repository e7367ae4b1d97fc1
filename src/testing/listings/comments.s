# x86-32 x86-64
# 12 "file.c"
// a comment ; nop
/ another ; nop
	/ another
	nop /* here
and here */ ; nop
	nop # x ; nop
	nop;;nop ; # end
/* before */ nop /* after */
	.ascii "# no /* comment */ ; here" # but here
	.byte '#, ';, '/ # "
	.byte 6/*x*//2
1:	2:	nop
lab :	nop
a: b: nop
