# x86-32 x86-64
	.data
	.ifdef foo
	.byte 1
	.else
	.byte 2
	.endif
	.set foo,1
	.ifdef foo
	.byte 3
	.elseif 1
	.byte 4
	.endif
	.ifndef foo
	.byte 5
	.elseif foo == 1
	.byte 6
	.else
	.byte 7
	.endif
	.ifc a b, a b
	.byte 8
	.endif
	.ifc a  b,a b
	.byte 9
	.endif
	.ifnc a,b
	.byte 10
	.endif
	.ifeqs "a","a"
	.byte 11
	.endif
	.ifnes "a","b"
	.byte 12
	.endif
	.ifb
	.byte 13
	.endif
	.ifnb x
	.byte 14
	.endif
	.ifgt 1
	.byte 15
	.endif
	.ifge 0
	.byte 16
	.endif
	.iflt -1
	.byte 17
	.endif
	.ifle 0
	.byte 18
	.endif
	.ifeq foo-1
	.byte 19
	.endif
	.ifne foo
	.byte 20
	.endif
	.if 0
	.if 1
	.byte 21
	.else
	.byte 22
	.endif
	.elseif 0
	.byte 23
	.elseif 1
	.byte 24
	.else
	.byte 25
	.endif
start:	.skip 5
next:	.byte 0
	.if next - start == 5
	.byte 26
	.endif
	.if . - start > 5
	.byte 27
	.endif
	.ifdef start
	.byte 28
	.endif
	.ifdef afterwards
	.byte 29
	.endif
afterwards:
	.IF 1
	.BYTE 30
	.ENDIF
