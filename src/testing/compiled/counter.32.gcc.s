	.file	"counter.c"
	.text
	.p2align 4
	.globl	bump
	.type	bump, @function
bump:
.LFB2:
	.cfi_startproc
	subl	$12, %esp
	.cfi_def_cfa_offset 16
	movl	16(%esp), %ecx
#APP
# 11 "counter.c" 1
	771:
	call *pv_irq_ops+8
772:
	.pushsection .parainstructions,"a"
	.balign 4
	.long 771b
	.byte 45
	.byte 772b-771b
	.short 0x5
	.popsection

# 0 "" 2
#NO_APP
	movl	counter, %eax
	movl	20(%esp), %edx
	movl	%eax, (%edx)
	addl	%ecx, %eax
	movl	%eax, counter
#APP
# 15 "counter.c" 1
	771:
	call *pv_irq_ops+12
772:
	.pushsection .parainstructions,"a"
	.balign 4
	.long 771b
	.byte 46
	.byte 772b-771b
	.short 0x5
	.popsection

# 0 "" 2
#NO_APP
	cmpl	$3, %ecx
	jg	.L5
	movl	counter, %eax
	addl	$12, %esp
	.cfi_remember_state
	.cfi_def_cfa_offset 4
	leal	(%eax,%eax,2), %eax
	ret
	.p2align 4,,10
	.p2align 3
.L5:
	.cfi_restore_state
	subl	$12, %esp
	.cfi_def_cfa_offset 28
	pushl	%ecx
	.cfi_def_cfa_offset 32
	call	overflow
	movl	counter, %eax
	addl	$16, %esp
	.cfi_def_cfa_offset 16
	addl	$12, %esp
	.cfi_def_cfa_offset 4
	leal	(%eax,%eax,2), %eax
	ret
	.cfi_endproc
.LFE2:
	.size	bump, .-bump
	.p2align 4
	.globl	name
	.type	name, @function
name:
.LFB3:
	.cfi_startproc
	movl	4(%esp), %edx
	xorl	%eax, %eax
	cmpl	$4, %edx
	ja	.L6
	movl	CSWTCH.7(,%edx,4), %eax
.L6:
	ret
	.cfi_endproc
.LFE3:
	.size	name, .-name
	.section	.rodata.str1.1,"aMS",@progbits,1
.LC0:
	.string	"none"
.LC1:
	.string	"one"
.LC2:
	.string	"two"
.LC3:
	.string	"three"
.LC4:
	.string	"four"
	.section	.rodata
	.align 4
	.type	CSWTCH.7, @object
	.size	CSWTCH.7, 20
CSWTCH.7:
	.long	.LC0
	.long	.LC1
	.long	.LC2
	.long	.LC3
	.long	.LC4
	.ident	"GCC: (Debian 12.2.0-14+deb12u1) 12.2.0"
	.section	.note.GNU-stack,"",@progbits
