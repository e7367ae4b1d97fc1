	.text
	.type	loc, @function
loc:
	pushl	%ebx
	subl	$8, %esp
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
	call	helper
	addl	$8, %esp
	popl	%ebx
	ret
	.size	loc, .-loc
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
	cmpl	$3, counter
	sete	%al
	movzbl	%al, %eax
	ret
	.size	f2, .-f2
	.globl	f3
	.type	f3, @function
f3:
	pushl	%edi
	pushl	%esi
	pushl	%ebx
	testl	%edx, %edx
	jle	.L9
	movl	%eax, %edi
	movl	%edx, %esi
	movl	$0, %ecx
	movl	$0, %ebx
.L8:
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
	jne	.L8
.L6:
	movl	%ebx, %eax
	popl	%ebx
	popl	%esi
	popl	%edi
	ret
.L9:
	movl	$0, %ebx
	jmp	.L6
	.size	f3, .-f3
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
	je	.L14
	xorl	%eax, %eax
	rep bsfl	%ebx, %eax
.L12:
	popl	%ebx
	ret
.L14:
	movl	$-1, %eax
	jmp	.L12
	.size	f4, .-f4
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
	je	.L18
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
.L16:
	movl	%ecx, %eax
	popl	%ebx
	ret
.L18:
	movl	$98, %ecx
	jmp	.L16
	.size	f5, .-f5
	.section	.rodata.str1.1,"aMS",@progbits,1
.LC0:
	.string	"f6"
	.text
	.globl	f6
	.type	f6, @function
f6:
	subl	$12, %esp
	cmpl	$7, %eax
	jg	.L23
	call	work
	addl	$12, %esp
	ret
.L23:
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
	.globl	f7
	.type	f7, @function
f7:
	pushl	%edi
	pushl	%esi
	pushl	%ebx
	movl	%eax, %esi
	movl	%edx, %edi
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
	.globl	f8
	.type	f8, @function
f8:
	pushl	%esi
	pushl	%ebx
	subl	$4, %esp
	movl	%eax, %esi
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
	.globl	f9
	.type	f9, @function
f9:
	pushl	%ebx
	subl	$8, %esp
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
	cmpl	$5, %ebx
	ja	.L29
	jmp	*.L31(,%ebx,4)
	.section	.rodata
	.align 4
	.align 4
.L31:
	.long	.L36
	.long	.L35
	.long	.L34
	.long	.L33
	.long	.L37
	.long	.L30
	.text
.L36:
	movl	$1, %eax
	call	work
.L29:
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
	movl	%ebx, %eax
.L28:
	addl	$8, %esp
	popl	%ebx
	ret
.L35:
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
	jmp	.L29
.L34:
	movl	table+8, %eax
	jmp	.L28
.L33:
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
	movl	$7, %eax
	jmp	.L28
.L30:
	movl	$5, %eax
	call	work
	movl	$3, %eax
	jmp	.L28
.L37:
	movl	$12, %eax
	jmp	.L28
	.size	f9, .-f9
	.globl	f10
	.type	f10, @function
f10:
	pushl	%esi
	pushl	%ebx
	subl	$4, %esp
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
	je	.L43
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
	movl	$1431655766, %edx
	movl	%ecx, %eax
	imull	%edx
	sarl	$31, %ecx
	movl	%edx, %esi
	subl	%ecx, %esi
	movl	%ebx, %eax
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
.L39:
	movl	%esi, %eax
	addl	$4, %esp
	popl	%ebx
	popl	%esi
	ret
.L43:
	movl	$1, %edx
	movl	%ecx, %eax
	call	helper
	movl	%eax, %esi
	jmp	.L39
	.size	f10, .-f10
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
	.globl	f12
	.type	f12, @function
f12:
	pushl	%esi
	pushl	%ebx
	movl	%eax, %esi
	movl	%edx, %ebx
.L47:
	testl	%ebx, %ebx
	je	.L46
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
	je	.L47
.L46:
	popl	%ebx
	popl	%esi
	ret
	.size	f12, .-f12
	.globl	f13
	.type	f13, @function
f13:
	pushl	%edi
	pushl	%esi
	pushl	%ebx
	movl	%eax, %edi
	movl	%edx, %ebx
	movl	%ecx, %esi
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
	jle	.L52
	movl	%ebx, %eax
	movl	%edi, %ecx
	addl	%esi, %ebx
.L53:
	movzbl	(%eax), %edx
	xorl	$32, %edx
	movb	%dl, (%ecx)
	addl	$1, %eax
	addl	$1, %ecx
	cmpl	%ebx, %eax
	jne	.L53
.L52:
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
	movw	%ax, (%ebx)
	cmpw	$9, %ax
	setg	%al
	movzbl	%al, %eax
	popl	%ebx
	ret
	.size	f14, .-f14
	.section	.rodata.str1.1
.LC1:
	.string	"f15"
	.text
	.globl	f15
	.type	f15, @function
f15:
	subl	$12, %esp
	imull	%edx, %eax
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
	movl	%ecx, %eax
	andl	$63, %eax
	movl	16(%esp), %edx
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
	js	.L61
	addl	$12, %esp
	ret
.L61:
	movl	$.LC1, %eax
	call	panic
	.size	f15, .-f15
	.globl	f16
	.type	f16, @function
f16:
	pushl	%ebx
	subl	$8, %esp
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
	call	helper
	addl	$8, %esp
	popl	%ebx
	ret
	.size	f16, .-f16
