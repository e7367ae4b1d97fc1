# x86-32
# Macros round instructions, as entry code uses them.
	.set PT_EBX, 0
	.set PT_EAX, PT_EBX+24
	PT_SIZE = 17*4
	.equ SHIFT, 3
.macro SAVE_ALL skip=0
	cld
	.irp reg,%fs,%es,%ds,%eax,%ebp,%edi,%esi,%edx,%ecx,%ebx
	.ifnc \reg,%fs
	pushl \reg
	.endif
	.endr
	.if \skip
	addl $4*\skip, %esp
	.endif
.endm
.macro RESTORE reg, offset
	movl \offset(%esp), \reg
.endm
.macro ENTRY name
	.globl \name
	.p2align 4,,15
	.type \name, @function
\name:
.endm
.macro ENDPROC name
	.size \name, .-\name
.endm
.macro op2 insn, size=l, src:req, dst:req
	\insn\size \src, \dst
.endm
.macro until_zero reg, body:vararg
.Lloop\@:
	\body
	dec \reg
	jnz .Lloop\@
.endm
.macro jump_table first, last
	.long \first
	.if \first < \last
	jump_table "\first+1", \last
	.endif
.endm
ENTRY start
	SAVE_ALL
	SAVE_ALL skip=2
	RESTORE %eax, PT_EAX
	RESTORE %ebx PT_EBX
	RESTORE %ecx, 4*(PT_EAX-8)+PT_SIZE
	op2 add,, $SHIFT, %eax
	op2 mov src=%al, dst=%bl, size=b
	op2 insn=mov, size=w, src="$0x1234", dst="8(%eax,%ebx,1<<1)"
	until_zero %ecx, addl $1, table(,%ecx,4)
	until_zero %edx, nop; nop
	shll $SHIFT, %eax
	movl table+4*2(,%eax,1<<2), %edx
	call *table(,%eax,4)
	jmp *table+8
	pushl $table+SHIFT
	.rept 3
	pushl $SHIFT
	SHIFT_NEXT = SHIFT + 1
	.set SHIFT, SHIFT_NEXT
	.endr
	.irpc digit, 0123
	movb $\digit, table+\digit
	.endr
	lock; cmpxchgl %ecx, table
	rep
	movsl
9:	nop
	.if (. - 9b) & 1
	nop
	.endif
	.byte 0x2e
	call *table
	jecxz 1f
	loop 2f
2:
1:	ljmp *table
	ret
ENDPROC start
1:	jmp 1b
	.section .text.unlikely,"ax",@progbits
cold:	call start
	jmp start+2
	.section .text.grouped,"axG",@progbits,grouped,comdat
	.weak grouped
grouped:
	call cold
	.previous
	jmp cold
	.data
	.align 4
table:	.long start, cold, grouped, 1f-., start-.
1:	.long table+4-1b
	jump_table 1, 3
	.ifndef missing
	.word (. - table) / 2
	.endif
