	.file	"counter.c"
	.text
	.p2align 4
	.globl	bump
	.type	bump, @function
bump:
.LFB2:
	.cfi_startproc
#APP
# 11 "counter.c" 1
	771:
	call *pv_irq_ops+16
772:
	.pushsection .parainstructions,"a"
	.balign 8
	.quad 771b
	.byte 48
	.byte 772b-771b
	.short 0x1
	.popsection

# 0 "" 2
#NO_APP
	movl	counter(%rip), %eax
	movl	%eax, (%rsi)
	addl	%edi, %eax
	movl	%eax, counter(%rip)
#APP
# 15 "counter.c" 1
	771:
	call *pv_irq_ops+24
772:
	.pushsection .parainstructions,"a"
	.balign 8
	.quad 771b
	.byte 49
	.byte 772b-771b
	.short 0x1
	.popsection

# 0 "" 2
#NO_APP
	cmpl	$3, %edi
	jg	.L8
	movl	counter(%rip), %eax
	leal	(%rax,%rax,2), %eax
	ret
	.p2align 4,,10
	.p2align 3
.L8:
	subq	$8, %rsp
	.cfi_def_cfa_offset 16
	call	overflow
	movl	counter(%rip), %eax
	addq	$8, %rsp
	.cfi_def_cfa_offset 8
	leal	(%rax,%rax,2), %eax
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
	xorl	%eax, %eax
	cmpl	$4, %edi
	ja	.L9
	movl	%edi, %edi
	movq	CSWTCH.7(,%rdi,8), %rax
.L9:
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
	.align 32
	.type	CSWTCH.7, @object
	.size	CSWTCH.7, 40
CSWTCH.7:
	.quad	.LC0
	.quad	.LC1
	.quad	.LC2
	.quad	.LC3
	.quad	.LC4
	.ident	"GCC: (Debian 12.2.0-14+deb12u1) 12.2.0"
	.section	.note.GNU-stack,"",@progbits
