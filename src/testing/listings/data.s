# x86-32 x86-64
# Numbers, strings and expressions in data.
	.data
bytes:
	.byte 1, 2, 0xff, -1, 'a, 'b', '\n, 0b101, 017
	.word 0x1234, -2
	.short 7 ; .value 8 ; .hword 9 ; .2byte 10
	.long 0x12345678, -3
	.int 4 ; .4byte 5
	.quad 0x123456789abcdef0, -5
	.8byte 6
	.byte 1+2*3, (1+2)*3, 7/2, -7/2, 7%4, 1<<4, 0x10>>2, 1|2^3, 6&3, 5!3
	.byte ~0, !0, !5, 1==1, 1<>1, 1!=1, 2>1, 2>=3, 1<2, 1&&0, 1||0
	.ascii "a\x41\101\n\t\"\\" "foo"
	.string "a" "b", "c"
	.asciz "x"
	.fill 2,4,0x1234567890
	.fill 2,8,-1
	.fill 3
	.fill 2,3,0x112233
	.skip 3
	.space 2, 0xcc
	.zero 2
	.uleb128 1, 127, 128, 16384
	.sleb128 -1, 63, 64, -65
end:
	.byte end-bytes
	.long end-bytes, .-bytes
	.long ., .
	.org 0x100, 0xee
	.byte 1
	.org .+4
	.byte 2
