	.text
	.type	loc, @function
loc:
	pushq	%rbx
	movl	%edi, %ebx
#APP
	771:
	call *PV_SLOT_clts
772:
.pushsection .parainstructions,"a"
 .balign 8
 .quad 771b
 .byte PV_TYPE_clts
 .byte 772b-771b
 .short CLBR_ANY
 .popsection

#NO_APP
	movl	$2, %esi
	movl	%ebx, %edi
	call	helper
	popq	%rbx
	ret
	.size	loc, .-loc
	.globl	f1
	.type	f1, @function
f1:
	movl	%edi, %edx
#APP
	771:
	call *PV_SLOT_save_fl
772:
.pushsection .parainstructions,"a"
 .balign 8
 .quad 771b
 .byte PV_TYPE_save_fl
 .byte 772b-771b
 .short CLBR_RET_REG
 .popsection

#NO_APP
	movq	%rax, %rdi
#APP
	771:
	call *PV_SLOT_irq_disable
772:
.pushsection .parainstructions,"a"
 .balign 8
 .quad 771b
 .byte PV_TYPE_irq_disable
 .byte 772b-771b
 .short CLBR_RET_REG
 .popsection

#NO_APP
	addl	%edx, counter(%rip)
#APP
	771:
	call *PV_SLOT_restore_fl
772:
.pushsection .parainstructions,"a"
 .balign 8
 .quad 771b
 .byte PV_TYPE_restore_fl
 .byte 772b-771b
 .short CLBR_RET_REG
 .popsection

#NO_APP
	movl	counter(%rip), %eax
	ret
	.size	f1, .-f1
	.globl	f2
	.type	f2, @function
f2:
#APP
	771:
	call *PV_SLOT_clts
772:
.pushsection .parainstructions,"a"
 .balign 8
 .quad 771b
 .byte PV_TYPE_clts
 .byte 772b-771b
 .short CLBR_ANY
 .popsection

#NO_APP
	cmpl	$3, counter(%rip)
	sete	%al
	movzbl	%al, %eax
	ret
	.size	f2, .-f2
	.globl	f3
	.type	f3, @function
f3:
	testl	%esi, %esi
	jle	.L8
	movq	%rdi, %rdx
	movslq	%esi, %rsi
	leaq	(%rdi,%rsi,4), %rsi
	movl	$0, %ecx
.L7:
#APP
	771:
	call *PV_SLOT_irq_disable
772:
.pushsection .parainstructions,"a"
 .balign 8
 .quad 771b
 .byte PV_TYPE_irq_disable
 .byte 772b-771b
 .short CLBR_RET_REG
 .popsection

#NO_APP
	addl	(%rdx), %ecx
#APP
	771:
	call *PV_SLOT_irq_enable
772:
.pushsection .parainstructions,"a"
 .balign 8
 .quad 771b
 .byte PV_TYPE_irq_enable
 .byte 772b-771b
 .short CLBR_RET_REG
 .popsection

#NO_APP
	addq	$4, %rdx
	cmpq	%rsi, %rdx
	jne	.L7
.L5:
	movl	%ecx, %eax
	ret
.L8:
	movl	$0, %ecx
	jmp	.L5
	.size	f3, .-f3
	.globl	f4
	.type	f4, @function
f4:
	pushq	%rbx
	movl	%edi, %ebx
#APP
	771:
	call *PV_SLOT_clts
772:
.pushsection .parainstructions,"a"
 .balign 8
 .quad 771b
 .byte PV_TYPE_clts
 .byte 772b-771b
 .short CLBR_ANY
 .popsection

#NO_APP
	testl	%ebx, %ebx
	je	.L12
	xorl	%eax, %eax
	rep bsfl	%ebx, %eax
.L10:
	popq	%rbx
	ret
.L12:
	movl	$-1, %eax
	jmp	.L10
	.size	f4, .-f4
	.globl	f5
	.type	f5, @function
f5:
	pushq	%rbx
	movq	%rdi, %rbx
#APP
	771:
	call *PV_SLOT_clts
772:
.pushsection .parainstructions,"a"
 .balign 8
 .quad 771b
 .byte PV_TYPE_clts
 .byte 772b-771b
 .short CLBR_ANY
 .popsection

#NO_APP
	movzbl	(%rbx), %edx
	cmpb	$97, %dl
	je	.L16
#APP
	771:
	call *PV_SLOT_irq_enable
772:
.pushsection .parainstructions,"a"
 .balign 8
 .quad 771b
 .byte PV_TYPE_irq_enable
 .byte 772b-771b
 .short CLBR_RET_REG
 .popsection

#NO_APP
.L14:
	movl	%edx, %eax
	popq	%rbx
	ret
.L16:
	movl	$98, %edx
	jmp	.L14
	.size	f5, .-f5
	.section	.rodata.str1.1,"aMS",@progbits,1
.LC0:
	.string	"f6"
	.text
	.globl	f6
	.type	f6, @function
f6:
	subq	$8, %rsp
	cmpl	$7, %edi
	jg	.L21
	call	work
	addq	$8, %rsp
	ret
.L21:
#APP
	771:
	call *PV_SLOT_clts
772:
.pushsection .parainstructions,"a"
 .balign 8
 .quad 771b
 .byte PV_TYPE_clts
 .byte 772b-771b
 .short CLBR_ANY
 .popsection

#NO_APP
	movq	$.LC0, %rdi
	call	panic
	.size	f6, .-f6
	.globl	f7
	.type	f7, @function
f7:
	pushq	%r12
	pushq	%rbp
	pushq	%rbx
	movl	%edi, %ebp
	movl	%esi, %r12d
	movl	%edx, %ebx
#APP
	771:
	call *PV_SLOT_clts
772:
.pushsection .parainstructions,"a"
 .balign 8
 .quad 771b
 .byte PV_TYPE_clts
 .byte 772b-771b
 .short CLBR_ANY
 .popsection

#NO_APP
	movl	%r12d, %esi
	movl	%ebp, %edi
	call	helper
	movl	%eax, %edx
#APP
	771:
	call *PV_SLOT_irq_disable
772:
.pushsection .parainstructions,"a"
 .balign 8
 .quad 771b
 .byte PV_TYPE_irq_disable
 .byte 772b-771b
 .short CLBR_RET_REG
 .popsection

#NO_APP
	movl	%edx, %eax
	imull	%ebx, %eax
	popq	%rbx
	popq	%rbp
	popq	%r12
	ret
	.size	f7, .-f7
	.globl	f8
	.type	f8, @function
f8:
	pushq	%rbx
	movl	%edi, %ebx
#APP
	771:
	call *PV_SLOT_irq_disable
772:
.pushsection .parainstructions,"a"
 .balign 8
 .quad 771b
 .byte PV_TYPE_irq_disable
 .byte 772b-771b
 .short CLBR_RET_REG
 .popsection

#NO_APP
	call	wide
	movq	%rax, %rdx
#APP
	771:
	call *PV_SLOT_irq_enable
772:
.pushsection .parainstructions,"a"
 .balign 8
 .quad 771b
 .byte PV_TYPE_irq_enable
 .byte 772b-771b
 .short CLBR_RET_REG
 .popsection

#NO_APP
	movslq	%ebx, %rax
	addq	%rdx, %rax
	popq	%rbx
	ret
	.size	f8, .-f8
	.globl	f9
	.type	f9, @function
f9:
	pushq	%rbx
	movl	%edi, %ebx
#APP
	771:
	call *PV_SLOT_irq_disable
772:
.pushsection .parainstructions,"a"
 .balign 8
 .quad 771b
 .byte PV_TYPE_irq_disable
 .byte 772b-771b
 .short CLBR_RET_REG
 .popsection

#NO_APP
	cmpl	$5, %edi
	ja	.L27
	movl	%edi, %eax
	jmp	*.L29(,%rax,8)
	.section	.rodata
	.align 8
	.align 4
.L29:
	.quad	.L34
	.quad	.L33
	.quad	.L32
	.quad	.L31
	.quad	.L35
	.quad	.L28
	.text
.L34:
	movl	$1, %edi
	call	work
.L27:
#APP
	771:
	call *PV_SLOT_irq_enable
772:
.pushsection .parainstructions,"a"
 .balign 8
 .quad 771b
 .byte PV_TYPE_irq_enable
 .byte 772b-771b
 .short CLBR_RET_REG
 .popsection

#NO_APP
	movl	%ebx, %eax
.L26:
	popq	%rbx
	ret
.L33:
#APP
	771:
	call *PV_SLOT_clts
772:
.pushsection .parainstructions,"a"
 .balign 8
 .quad 771b
 .byte PV_TYPE_clts
 .byte 772b-771b
 .short CLBR_ANY
 .popsection

#NO_APP
	jmp	.L27
.L32:
	movl	table+8(%rip), %eax
	jmp	.L26
.L31:
#APP
	771:
	call *PV_SLOT_irq_enable
772:
.pushsection .parainstructions,"a"
 .balign 8
 .quad 771b
 .byte PV_TYPE_irq_enable
 .byte 772b-771b
 .short CLBR_RET_REG
 .popsection

#NO_APP
	movl	$7, %eax
	jmp	.L26
.L28:
	movl	$5, %edi
	call	work
	movl	$3, %eax
	jmp	.L26
.L35:
	movl	$12, %eax
	jmp	.L26
	.size	f9, .-f9
	.globl	f10
	.type	f10, @function
f10:
	movl	%edi, %ecx
#APP
	771:
	call *PV_SLOT_save_fl
772:
.pushsection .parainstructions,"a"
 .balign 8
 .quad 771b
 .byte PV_TYPE_save_fl
 .byte 772b-771b
 .short CLBR_RET_REG
 .popsection

#NO_APP
	testb	$2, %ah
	je	.L44
	movq	%rax, %rdi
#APP
	771:
	call *PV_SLOT_irq_disable
772:
.pushsection .parainstructions,"a"
 .balign 8
 .quad 771b
 .byte PV_TYPE_irq_disable
 .byte 772b-771b
 .short CLBR_RET_REG
 .popsection

#NO_APP
	movslq	%ecx, %rdx
	imulq	$1431655766, %rdx, %rdx
	shrq	$32, %rdx
	sarl	$31, %ecx
	subl	%ecx, %edx
#APP
	771:
	call *PV_SLOT_restore_fl
772:
.pushsection .parainstructions,"a"
 .balign 8
 .quad 771b
 .byte PV_TYPE_restore_fl
 .byte 772b-771b
 .short CLBR_RET_REG
 .popsection

#NO_APP
	movl	%edx, %eax
	ret
.L44:
	subq	$8, %rsp
	movl	$1, %esi
	call	helper
	addq	$8, %rsp
	ret
	.size	f10, .-f10
	.globl	f11
	.type	f11, @function
f11:
	subq	$8, %rsp
#APP
	771:
	call *PV_SLOT_irq_disable
772:
.pushsection .parainstructions,"a"
 .balign 8
 .quad 771b
 .byte PV_TYPE_irq_disable
 .byte 772b-771b
 .short CLBR_RET_REG
 .popsection

#NO_APP
	addl	$1, %edi
	call	loc
	movl	%eax, %edx
#APP
	771:
	call *PV_SLOT_irq_enable
772:
.pushsection .parainstructions,"a"
 .balign 8
 .quad 771b
 .byte PV_TYPE_irq_enable
 .byte 772b-771b
 .short CLBR_RET_REG
 .popsection

#NO_APP
	movl	%edx, %eax
	addq	$8, %rsp
	ret
	.size	f11, .-f11
	.globl	f12
	.type	f12, @function
f12:
	pushq	%rbp
	pushq	%rbx
	movq	%rdi, %rbp
	movl	%esi, %ebx
.L48:
	testl	%ebx, %ebx
	je	.L47
	movq	%rbp, %rdi
#APP
	771:
	call *PV_SLOT_write_cr3
772:
.pushsection .parainstructions,"a"
 .balign 8
 .quad 771b
 .byte PV_TYPE_write_cr3
 .byte 772b-771b
 .short CLBR_ANY
 .popsection

#NO_APP
	subl	$1, %ebx
	cmpb	$0, flag_(%rip)
	je	.L48
.L47:
	popq	%rbx
	popq	%rbp
	ret
	.size	f12, .-f12
	.globl	f13
	.type	f13, @function
f13:
#APP
	771:
	call *PV_SLOT_irq_disable
772:
.pushsection .parainstructions,"a"
 .balign 8
 .quad 771b
 .byte PV_TYPE_irq_disable
 .byte 772b-771b
 .short CLBR_RET_REG
 .popsection

#NO_APP
	testl	%edx, %edx
	jle	.L53
	movslq	%edx, %r8
	movl	$0, %eax
.L54:
	movzbl	(%rsi,%rax), %ecx
	xorl	$32, %ecx
	movb	%cl, (%rdi,%rax)
	addq	$1, %rax
	cmpq	%r8, %rax
	jne	.L54
.L53:
#APP
	771:
	call *PV_SLOT_irq_enable
772:
.pushsection .parainstructions,"a"
 .balign 8
 .quad 771b
 .byte PV_TYPE_irq_enable
 .byte 772b-771b
 .short CLBR_RET_REG
 .popsection

#NO_APP
	movl	%edx, %eax
	ret
	.size	f13, .-f13
	.globl	f14
	.type	f14, @function
f14:
	pushq	%rbx
	movq	%rdi, %rbx
#APP
	771:
	call *PV_SLOT_clts
772:
.pushsection .parainstructions,"a"
 .balign 8
 .quad 771b
 .byte PV_TYPE_clts
 .byte 772b-771b
 .short CLBR_ANY
 .popsection

#NO_APP
	movzwl	(%rbx), %eax
	addl	$3, %eax
	movw	%ax, (%rbx)
	cmpw	$9, %ax
	setg	%al
	movzbl	%al, %eax
	popq	%rbx
	ret
	.size	f14, .-f14
	.section	.rodata.str1.1
.LC1:
	.string	"f15"
	.text
	.globl	f15
	.type	f15, @function
f15:
	imull	%esi, %edi
	addl	%edx, %edi
#APP
	771:
	call *PV_SLOT_irq_disable
772:
.pushsection .parainstructions,"a"
 .balign 8
 .quad 771b
 .byte PV_TYPE_irq_disable
 .byte 772b-771b
 .short CLBR_RET_REG
 .popsection

#NO_APP
	movl	%edi, %eax
	andl	$63, %eax
	movl	%ecx, table(,%rax,4)
#APP
	771:
	call *PV_SLOT_irq_enable
772:
.pushsection .parainstructions,"a"
 .balign 8
 .quad 771b
 .byte PV_TYPE_irq_enable
 .byte 772b-771b
 .short CLBR_RET_REG
 .popsection

#NO_APP
	testl	%edi, %edi
	js	.L63
	ret
.L63:
	subq	$8, %rsp
	movq	$.LC1, %rdi
	call	panic
	.size	f15, .-f15
	.globl	f16
	.type	f16, @function
f16:
	pushq	%rbx
	movl	%edi, %ebx
#APP
	771:
	call *PV_SLOT_clts
772:
.pushsection .parainstructions,"a"
 .balign 8
 .quad 771b
 .byte PV_TYPE_clts
 .byte 772b-771b
 .short CLBR_ANY
 .popsection

#NO_APP
	movl	%ebx, %esi
	movl	%ebx, %edi
	call	helper
	popq	%rbx
	ret
	.size	f16, .-f16
