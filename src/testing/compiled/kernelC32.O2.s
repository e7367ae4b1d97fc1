	.text
	.p2align 4
	.type	loc, @function
loc:
	pushl	%ebx
	movl	%eax, %ebx
#APP
	771:
	call *PV_SLOT_clts
772:
.pushsection .parainstructions,"a"
 .balign 4
 .long 771b
 .byte PV_TYPE_clts
 .byte 772b-771b
 .short CLBR_ANY
 .popsection

#NO_APP
	movl	$2, %edx
	movl	%ebx, %eax
	popl	%ebx
	jmp	helper
	.size	loc, .-loc
	.p2align 4
	.globl	f1
	.type	f1, @function
f1:
	pushl	%ebx
	movl	%eax, %ebx
#APP
	771:
	call *PV_SLOT_save_fl
772:
.pushsection .parainstructions,"a"
 .balign 4
 .long 771b
 .byte PV_TYPE_save_fl
 .byte 772b-771b
 .short CLBR_RET_REG
 .popsection

#NO_APP
	movl	%eax, %ecx
#APP
	771:
	call *PV_SLOT_irq_disable
772:
.pushsection .parainstructions,"a"
 .balign 4
 .long 771b
 .byte PV_TYPE_irq_disable
 .byte 772b-771b
 .short CLBR_RET_REG
 .popsection

#NO_APP
	addl	%ebx, counter
	movl	%ecx, %eax
#APP
	771:
	call *PV_SLOT_restore_fl
772:
.pushsection .parainstructions,"a"
 .balign 4
 .long 771b
 .byte PV_TYPE_restore_fl
 .byte 772b-771b
 .short CLBR_RET_REG
 .popsection

#NO_APP
	movl	counter, %eax
	popl	%ebx
	ret
	.size	f1, .-f1
	.p2align 4
	.globl	f2
	.type	f2, @function
f2:
#APP
	771:
	call *PV_SLOT_clts
772:
.pushsection .parainstructions,"a"
 .balign 4
 .long 771b
 .byte PV_TYPE_clts
 .byte 772b-771b
 .short CLBR_ANY
 .popsection

#NO_APP
	xorl	%eax, %eax
	cmpl	$3, counter
	sete	%al
	ret
	.size	f2, .-f2
	.p2align 4
	.globl	f3
	.type	f3, @function
f3:
	pushl	%edi
	pushl	%esi
	pushl	%ebx
	testl	%edx, %edx
	jle	.L10
	movl	%eax, %edi
	movl	%edx, %esi
	xorl	%ecx, %ecx
	xorl	%ebx, %ebx
	.p2align 4,,10
	.p2align 3
.L9:
#APP
	771:
	call *PV_SLOT_irq_disable
772:
.pushsection .parainstructions,"a"
 .balign 4
 .long 771b
 .byte PV_TYPE_irq_disable
 .byte 772b-771b
 .short CLBR_RET_REG
 .popsection

#NO_APP
	addl	(%edi,%ecx,4), %ebx
#APP
	771:
	call *PV_SLOT_irq_enable
772:
.pushsection .parainstructions,"a"
 .balign 4
 .long 771b
 .byte PV_TYPE_irq_enable
 .byte 772b-771b
 .short CLBR_RET_REG
 .popsection

#NO_APP
	addl	$1, %ecx
	cmpl	%ecx, %esi
	jne	.L9
	movl	%ebx, %eax
	popl	%ebx
	popl	%esi
	popl	%edi
	ret
	.p2align 4,,10
	.p2align 3
.L10:
	xorl	%ebx, %ebx
	movl	%ebx, %eax
	popl	%ebx
	popl	%esi
	popl	%edi
	ret
	.size	f3, .-f3
	.p2align 4
	.globl	f4
	.type	f4, @function
f4:
	pushl	%ebx
	movl	%eax, %ebx
#APP
	771:
	call *PV_SLOT_clts
772:
.pushsection .parainstructions,"a"
 .balign 4
 .long 771b
 .byte PV_TYPE_clts
 .byte 772b-771b
 .short CLBR_ANY
 .popsection

#NO_APP
	testl	%ebx, %ebx
	je	.L15
	xorl	%eax, %eax
	rep bsfl	%ebx, %eax
	popl	%ebx
	ret
	.p2align 4,,10
	.p2align 3
.L15:
	movl	$-1, %eax
	popl	%ebx
	ret
	.size	f4, .-f4
	.p2align 4
	.globl	f5
	.type	f5, @function
f5:
	pushl	%ebx
	movl	%eax, %ebx
#APP
	771:
	call *PV_SLOT_clts
772:
.pushsection .parainstructions,"a"
 .balign 4
 .long 771b
 .byte PV_TYPE_clts
 .byte 772b-771b
 .short CLBR_ANY
 .popsection

#NO_APP
	movzbl	(%ebx), %ecx
	cmpb	$97, %cl
	je	.L19
#APP
	771:
	call *PV_SLOT_irq_enable
772:
.pushsection .parainstructions,"a"
 .balign 4
 .long 771b
 .byte PV_TYPE_irq_enable
 .byte 772b-771b
 .short CLBR_RET_REG
 .popsection

#NO_APP
	movl	%ecx, %eax
	popl	%ebx
	ret
	.p2align 4,,10
	.p2align 3
.L19:
	movl	$98, %ecx
	popl	%ebx
	movl	%ecx, %eax
	ret
	.size	f5, .-f5
	.section	.rodata.str1.1,"aMS",@progbits,1
.LC0:
	.string	"f6"
	.text
	.p2align 4
	.globl	f6
	.type	f6, @function
f6:
	cmpl	$7, %eax
	jg	.L26
	jmp	work
.L26:
	subl	$12, %esp
#APP
	771:
	call *PV_SLOT_clts
772:
.pushsection .parainstructions,"a"
 .balign 4
 .long 771b
 .byte PV_TYPE_clts
 .byte 772b-771b
 .short CLBR_ANY
 .popsection

#NO_APP
	movl	$.LC0, %eax
	call	panic
	.size	f6, .-f6
	.p2align 4
	.globl	f7
	.type	f7, @function
f7:
	pushl	%edi
	movl	%edx, %edi
	pushl	%esi
	movl	%eax, %esi
	pushl	%ebx
	movl	%ecx, %ebx
#APP
	771:
	call *PV_SLOT_clts
772:
.pushsection .parainstructions,"a"
 .balign 4
 .long 771b
 .byte PV_TYPE_clts
 .byte 772b-771b
 .short CLBR_ANY
 .popsection

#NO_APP
	movl	%edi, %edx
	movl	%esi, %eax
	call	helper
	movl	%eax, %ecx
#APP
	771:
	call *PV_SLOT_irq_disable
772:
.pushsection .parainstructions,"a"
 .balign 4
 .long 771b
 .byte PV_TYPE_irq_disable
 .byte 772b-771b
 .short CLBR_RET_REG
 .popsection

#NO_APP
	movl	%ecx, %eax
	imull	%ebx, %eax
	popl	%ebx
	popl	%esi
	popl	%edi
	ret
	.size	f7, .-f7
	.p2align 4
	.globl	f8
	.type	f8, @function
f8:
	pushl	%esi
	movl	%eax, %esi
	pushl	%ebx
	subl	$4, %esp
#APP
	771:
	call *PV_SLOT_irq_disable
772:
.pushsection .parainstructions,"a"
 .balign 4
 .long 771b
 .byte PV_TYPE_irq_disable
 .byte 772b-771b
 .short CLBR_RET_REG
 .popsection

#NO_APP
	movl	%esi, %eax
	call	wide
	movl	%eax, %ecx
	movl	%edx, %ebx
#APP
	771:
	call *PV_SLOT_irq_enable
772:
.pushsection .parainstructions,"a"
 .balign 4
 .long 771b
 .byte PV_TYPE_irq_enable
 .byte 772b-771b
 .short CLBR_RET_REG
 .popsection

#NO_APP
	movl	%esi, %eax
	cltd
	addl	%ecx, %eax
	adcl	%ebx, %edx
	addl	$4, %esp
	popl	%ebx
	popl	%esi
	ret
	.size	f8, .-f8
	.p2align 4
	.globl	f9
	.type	f9, @function
f9:
	pushl	%ebx
	movl	%eax, %ebx
	subl	$8, %esp
#APP
	771:
	call *PV_SLOT_irq_disable
772:
.pushsection .parainstructions,"a"
 .balign 4
 .long 771b
 .byte PV_TYPE_irq_disable
 .byte 772b-771b
 .short CLBR_RET_REG
 .popsection

#NO_APP
	cmpl	$5, %ebx
	ja	.L32
	jmp	*.L34(,%ebx,4)
	.section	.rodata
	.align 4
	.align 4
.L34:
	.long	.L39
	.long	.L38
	.long	.L37
	.long	.L36
	.long	.L40
	.long	.L33
	.text
	.p2align 4,,10
	.p2align 3
.L39:
	movl	$1, %eax
	call	work
.L32:
#APP
	771:
	call *PV_SLOT_irq_enable
772:
.pushsection .parainstructions,"a"
 .balign 4
 .long 771b
 .byte PV_TYPE_irq_enable
 .byte 772b-771b
 .short CLBR_RET_REG
 .popsection

#NO_APP
	addl	$8, %esp
	movl	%ebx, %eax
	popl	%ebx
	ret
	.p2align 4,,10
	.p2align 3
.L40:
	addl	$8, %esp
	movl	$12, %eax
	popl	%ebx
	ret
	.p2align 4,,10
	.p2align 3
.L33:
	movl	$5, %eax
	call	work
	addl	$8, %esp
	movl	$3, %eax
	popl	%ebx
	ret
	.p2align 4,,10
	.p2align 3
.L38:
#APP
	771:
	call *PV_SLOT_clts
772:
.pushsection .parainstructions,"a"
 .balign 4
 .long 771b
 .byte PV_TYPE_clts
 .byte 772b-771b
 .short CLBR_ANY
 .popsection

#NO_APP
	jmp	.L32
	.p2align 4,,10
	.p2align 3
.L37:
	movl	table+8, %eax
	addl	$8, %esp
	popl	%ebx
	ret
	.p2align 4,,10
	.p2align 3
.L36:
#APP
	771:
	call *PV_SLOT_irq_enable
772:
.pushsection .parainstructions,"a"
 .balign 4
 .long 771b
 .byte PV_TYPE_irq_enable
 .byte 772b-771b
 .short CLBR_RET_REG
 .popsection

#NO_APP
	addl	$8, %esp
	movl	$7, %eax
	popl	%ebx
	ret
	.size	f9, .-f9
	.p2align 4
	.globl	f10
	.type	f10, @function
f10:
	movl	%eax, %ecx
#APP
	771:
	call *PV_SLOT_save_fl
772:
.pushsection .parainstructions,"a"
 .balign 4
 .long 771b
 .byte PV_TYPE_save_fl
 .byte 772b-771b
 .short CLBR_RET_REG
 .popsection

#NO_APP
	testb	$2, %ah
	je	.L46
	pushl	%esi
	pushl	%ebx
	movl	%eax, %ebx
#APP
	771:
	call *PV_SLOT_irq_disable
772:
.pushsection .parainstructions,"a"
 .balign 4
 .long 771b
 .byte PV_TYPE_irq_disable
 .byte 772b-771b
 .short CLBR_RET_REG
 .popsection

#NO_APP
	movl	$1431655766, %eax
	imull	%ecx
	sarl	$31, %ecx
	movl	%ebx, %eax
	movl	%edx, %esi
	subl	%ecx, %esi
#APP
	771:
	call *PV_SLOT_restore_fl
772:
.pushsection .parainstructions,"a"
 .balign 4
 .long 771b
 .byte PV_TYPE_restore_fl
 .byte 772b-771b
 .short CLBR_RET_REG
 .popsection

#NO_APP
	movl	%esi, %eax
	popl	%ebx
	popl	%esi
	ret
	.p2align 4,,10
	.p2align 3
.L46:
	movl	$1, %edx
	movl	%ecx, %eax
	jmp	helper
	.size	f10, .-f10
	.p2align 4
	.globl	f11
	.type	f11, @function
f11:
	subl	$12, %esp
	movl	%eax, %ecx
#APP
	771:
	call *PV_SLOT_irq_disable
772:
.pushsection .parainstructions,"a"
 .balign 4
 .long 771b
 .byte PV_TYPE_irq_disable
 .byte 772b-771b
 .short CLBR_RET_REG
 .popsection

#NO_APP
	leal	1(%ecx), %eax
	call	loc
	movl	%eax, %ecx
#APP
	771:
	call *PV_SLOT_irq_enable
772:
.pushsection .parainstructions,"a"
 .balign 4
 .long 771b
 .byte PV_TYPE_irq_enable
 .byte 772b-771b
 .short CLBR_RET_REG
 .popsection

#NO_APP
	movl	%ecx, %eax
	addl	$12, %esp
	ret
	.size	f11, .-f11
	.p2align 4
	.globl	f12
	.type	f12, @function
f12:
	pushl	%esi
	movl	%eax, %esi
	pushl	%ebx
	movl	%edx, %ebx
	jmp	.L50
	.p2align 4,,10
	.p2align 3
.L51:
	movl	%esi, %eax
#APP
	771:
	call *PV_SLOT_write_cr3
772:
.pushsection .parainstructions,"a"
 .balign 4
 .long 771b
 .byte PV_TYPE_write_cr3
 .byte 772b-771b
 .short CLBR_ANY
 .popsection

#NO_APP
	subl	$1, %ebx
	cmpb	$0, flag_
	jne	.L49
.L50:
	testl	%ebx, %ebx
	jne	.L51
.L49:
	popl	%ebx
	popl	%esi
	ret
	.size	f12, .-f12
	.p2align 4
	.globl	f13
	.type	f13, @function
f13:
	pushl	%edi
	movl	%edx, %edi
	pushl	%esi
	movl	%ecx, %esi
	pushl	%ebx
	movl	%eax, %ebx
#APP
	771:
	call *PV_SLOT_irq_disable
772:
.pushsection .parainstructions,"a"
 .balign 4
 .long 771b
 .byte PV_TYPE_irq_disable
 .byte 772b-771b
 .short CLBR_RET_REG
 .popsection

#NO_APP
	testl	%ecx, %ecx
	jle	.L56
	movl	%ebx, %ecx
	movl	%edi, %eax
	leal	(%edi,%esi), %ebx
	.p2align 4,,10
	.p2align 3
.L57:
	movzbl	(%eax), %edx
	addl	$1, %eax
	addl	$1, %ecx
	xorl	$32, %edx
	movb	%dl, -1(%ecx)
	cmpl	%ebx, %eax
	jne	.L57
.L56:
#APP
	771:
	call *PV_SLOT_irq_enable
772:
.pushsection .parainstructions,"a"
 .balign 4
 .long 771b
 .byte PV_TYPE_irq_enable
 .byte 772b-771b
 .short CLBR_RET_REG
 .popsection

#NO_APP
	movl	%esi, %eax
	popl	%ebx
	popl	%esi
	popl	%edi
	ret
	.size	f13, .-f13
	.p2align 4
	.globl	f14
	.type	f14, @function
f14:
	pushl	%ebx
	movl	%eax, %ebx
#APP
	771:
	call *PV_SLOT_clts
772:
.pushsection .parainstructions,"a"
 .balign 4
 .long 771b
 .byte PV_TYPE_clts
 .byte 772b-771b
 .short CLBR_ANY
 .popsection

#NO_APP
	movzwl	(%ebx), %eax
	addl	$3, %eax
	cmpw	$9, %ax
	movw	%ax, (%ebx)
	popl	%ebx
	setg	%al
	movzbl	%al, %eax
	ret
	.size	f14, .-f14
	.section	.rodata.str1.1
.LC1:
	.string	"f15"
	.text
	.p2align 4
	.globl	f15
	.type	f15, @function
f15:
	imull	%edx, %eax
	subl	$12, %esp
	addl	%eax, %ecx
#APP
	771:
	call *PV_SLOT_irq_disable
772:
.pushsection .parainstructions,"a"
 .balign 4
 .long 771b
 .byte PV_TYPE_irq_disable
 .byte 772b-771b
 .short CLBR_RET_REG
 .popsection

#NO_APP
	movl	16(%esp), %edx
	movl	%ecx, %eax
	andl	$63, %eax
	movl	%edx, table(,%eax,4)
#APP
	771:
	call *PV_SLOT_irq_enable
772:
.pushsection .parainstructions,"a"
 .balign 4
 .long 771b
 .byte PV_TYPE_irq_enable
 .byte 772b-771b
 .short CLBR_RET_REG
 .popsection

#NO_APP
	testl	%ecx, %ecx
	js	.L65
	addl	$12, %esp
	ret
.L65:
	movl	$.LC1, %eax
	call	panic
	.size	f15, .-f15
	.p2align 4
	.globl	f16
	.type	f16, @function
f16:
	pushl	%ebx
	movl	%eax, %ebx
#APP
	771:
	call *PV_SLOT_clts
772:
.pushsection .parainstructions,"a"
 .balign 4
 .long 771b
 .byte PV_TYPE_clts
 .byte 772b-771b
 .short CLBR_ANY
 .popsection

#NO_APP
	movl	%ebx, %edx
	movl	%ebx, %eax
	popl	%ebx
	jmp	helper
	.size	f16, .-f16
