# x86-32 x86-64
# Sections, their stack, subsections.
	.text
	.byte 1
	.text 1
	.byte 0x11
	.text
	.byte 0x22
	.subsection 1
	.byte 0x33
	.previous
	.byte 0x44
	.text 2
	.byte 0x99
	.align 4
	.text 3
	.byte 0x77
	.section .first, "aw"
	.long 1
	.pushsection .second, "a", @progbits
	.long 2
	.pushsection .third, 1, "ax"
	.long 3
	.previous
	.long 4
	.popsection
	.long 5
	.popsection
	.long 6
	.previous
	.long 7
	.section .rodata.str1.1,"aMS",@progbits,1
.LC0:	.string "hello"
.LC1:	.string "world"
	.section	.note.GNU-stack,"",@progbits
	.section ".quoted", "a"
	.long 8
	.bss
buffer:	.skip 32
	.local hidden
	.comm hidden,8,8
	.lcomm inner,4
	.comm shared,4,4
	.data
	.long .LC0, .LC1, .LC1+1, buffer, hidden, inner, shared, shared+2
