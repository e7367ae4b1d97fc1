# x86-64
# Entry code and alternatives as the kernel writes them.
.text
	.globl system_call
	.type system_call, @function
	.p2align 4,,15
system_call:
771:	swapgs
772:
	.pushsection .parainstructions,"a"
	.align 8
	.quad 771b
	.byte 43
	.byte 772b-771b
	.short 0
	.popsection
	movq	%rsp,%gs:old_rsp
	movq	%gs:kernel_stack,%rsp
771:	pushq %rax; call *pv_irq_ops+24(%rip); popq %rax
772:	.pushsection .parainstructions,"a" ; .align 8 ; .quad 771b ; .byte 49 ; .byte 772b-771b ; .short 0 ; .popsection
	subq $(8*6),%rsp
	movq  %rax,40(%rsp)
	movq  %rcx,%r11
	testl $0x100001c1,0x10(%rcx)
	jnz tracesys
	cmpq $298,%rax
	ja badsys
	movq %r10,%rcx
	call *sys_call_table(,%rax,8)
	movq %rax,32(%rsp)
ret_from_sys_call:
	movl $0xfeff,%edi
sysret_check:
	.macro RESTORE_ARGS skiprax=0,addskip=0
	movq (%rsp),%r11
	.if \skiprax
	addq $8+\addskip,%rsp
	.else
	movq 8*6(%rsp),%rax
	.endif
	.endm
	RESTORE_ARGS 1,8
	RESTORE_ARGS
	jmp *pv_cpu_ops+296(%rip)
badsys:
	movq $-38,%rax
	jmp ret_from_sys_call
tracesys:
	leaq -8(%rsp),%rdi
	callq syscall_trace_enter
	movq $table,%rax
	movabsq $table,%rax
	movl table(%rip),%eax
	movl table+4(,%rax,8),%eax
	leaq name(%rip),%rsi
	jmp tracesys
	.globl retint
retint:
	iretq
	.section __ex_table,"a"
	.quad retint, bad_iret
	.previous
	.section .fixup,"ax"
bad_iret:
	pushq $0
	jmp retint
	jz tracesys
	.previous
661:
	movl $1, %eax
662:
	.skip -(((6651f-6641f)-(662b-661b)) > 0) * ((6651f-6641f)-(662b-661b)),0x90
663:
	.pushsection .altinstructions,"a"
	.long 661b - .
	.long 6641f - .
	.word ( 3*32+21)
	.byte 663b-661b
	.byte 6651f-6641f
	.byte 663b-662b
	.popsection
	.pushsection .altinstr_replacement, "ax"
6641:
	movq $0x1234567, %rax
	call alternative
	jmp 663b
6651:
	.popsection
	call retint
	jmp retint
	je retint
	call far@PLT
	callq *%gs:hook
	lock; incq counter(%rip)
	rep; stosq
	.data
table:	.quad name, name+1, table, 0
	.long name-., table-name
name:	.asciz "x"
	.bss
counter: .skip 8
