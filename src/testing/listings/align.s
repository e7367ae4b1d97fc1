# x86-32 x86-64
# Padding of code, of data, with and without fill and bound.
	.text
	hlt
	.align 16
	hlt
	.align 16,0x90
	hlt
	.align 16,0
	hlt
	.align 16,0x91
	hlt
	.p2align 4,,3
	hlt;nop;nop
	.balignw 4,0x1234
	hlt
	.p2align 3
	.balignw 16,0x9090
	.rept 3
	hlt
	.p2align 4,,15
	.endr
	hlt
	.p2align 5
	hlt
	.balign 64
	nop
	.balign 128
	nop
	.balign 512
	nop
	.data
	.byte 1
	.align 4
	.byte 2
	.align 4,0xcc
	.byte 3
	.balign 4
	.balignl 16,0x11223344
	.byte 5
	.p2align 3
	.section .other
	.byte 1
	.align 4
	.section .code,"ax"
	.byte 1
	.align 4
	.section .ro,"a",@progbits
	.byte 1
	.align 8
