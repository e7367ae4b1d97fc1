# x86-32 x86-64
# Values of symbols: made again, made early, global, weak, local in other sections.
	.globl g
	.weak w
	.set ab, 0x1000
	.comm cc,4,4
g:	nop
l:	nop
w:	nop
	call l+1
	call far1
	jmp far1
	jmp far1+1
	jz far1
	call ab
	jmp ab
	.long g-., l-., w-., far1-., cc, ab, ab+4
	.set al, l+1
	.set ag, g+1
	.set au, und+1
	.globl gal
	.set gal, l+1
	.long al, ag, au, gal
	call al
	call ag
	call au
	call gal
	jmp gal
	jmp ag
	.byte und, und-.
	.word und, und-.
1:	.long 2f-1b+3
1:
2:
	.long far1-far0
	.long far1-.text
	call g ; call w ; call und ; jmp g ; jmp l ; jmp w ; jmp und
	jz g ; jz und ; call und+4 ; call 0x1234 ; jmp 0x1234 ; jz 0x1234
	x = 1
	.long x
	x = 2
	.long x
	y = .
	.long y
	y = .
	.long y
	.set later, last - l
	.long later, later+1
	.equ twice, x*2
	.byte twice
	.equiv once, 7
	.byte once
	.set z, forward
	.long z
forward:
	.section .foo,"ax"
far0:	nop
far1:	nop
	.section .mrg,"aMS",@progbits,1
s1:	.string "a"
s2:	.string "b"
	.text
	.long s2, s2+1
last:
	.byte last - l
	.globl never
	.type l, @function
	.size l, .-l
	.hidden never
