# x86-32 x86-64
# Counts and places that depend on what comes later.
	.text
140:
	jmp 141f
	nop
141:
	.skip -(((144f-143f)-(141b-140b)) > 0) * ((144f-143f)-(141b-140b)), 0x90
142:
	.pushsection .altinstr_replacement, "ax"
143:
	nop
	nop
	.rept 20
	nop
	.endr
144:
	.popsection
	.pushsection .altinstructions, "a"
	.long 140b - .
	.long 143b - .
	.word 0x1234
	.byte 142b - 140b
	.byte 144b - 143b
	.byte 142b - 141b
	.popsection
	jz far
	.org 0x80
	jmp 1f
	.skip 2f - 1f
	.org 0x100, 0x90
1:	.byte 1,2,3
2:
	.fill 1f - 2f, 2, 0x1234
	.skip 70
far:
	.uleb128 far - 140b
	.uleb128 1f - 2f
	.sleb128 140b - far
2:	nop
	.skip 5
1:	nop
