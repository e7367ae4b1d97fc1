# x86-32 x86-64
# Branches at the edges of their short form.
	.text
a0:
	jmp a1
	.skip 127
a1:	jmp a2
	.skip 128
a2:	jz a2
	.skip 124
	jz a2
	jz a2
	jmp a0
	jnz a3
	.p2align 4
	.skip 120
a3:
	.rept 40
	jmp 1f
	jz 1f
	.endr
1:
	.rept 40
	jmp 2f
	jz 1b
	.p2align 3
	.endr
2:
	.skip 100
	jmp 3f
	.p2align 6,,20
	jz 3f
	.skip 60
	jnz 4f
	.p2align 5
3:	.skip 61
	jmp 3b
	jmp 4f
	.skip 60
	jz 3b
4:
	jmp .
	jmp .+2
	jmp .-2
	jmp .+130
	jmp .+129
	jmp .+131
	jmp a1+3
	.globl glob
glob:	jmp glob
	jz glob
	.weak weakling
weakling:
	jmp weakling
	call weakling
	call glob
	jmp undefined
	jz undefined
	.long 4b-a0
	.section .other,"ax"
	jmp a0
	jz glob
	jmp local
local:	ret
	.text 1
	jmp a0
	jmp 5f
	.previous
	.text
	jz 6f
	.text 1
6:	nop
5:	nop
