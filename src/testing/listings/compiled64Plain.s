# x86-64
# Compiled C: sites, fixups, locks, jump tables, strings.
	.file	"k.c"
	.text
	.type	disable, @function
disable:
.LFB0:
	.cfi_startproc
	pushq	%rbp
	.cfi_def_cfa_offset 16
	.cfi_offset 6, -16
	movq	%rsp, %rbp
	.cfi_def_cfa_register 6
#APP
# 15 "k.c" 1
	771:
	call *pv_irq_ops+16
772:
.pushsection .parainstructions,"a"
.balign 8
 .quad 771b
 .byte 45
 .byte 772b-771b
 .short 0xf
.popsection

# 0 "" 2
#NO_APP
	nop
	popq	%rbp
	.cfi_def_cfa 7, 8
	ret
	.cfi_endproc
.LFE0:
	.size	disable, .-disable
	.type	enable, @function
enable:
.LFB1:
	.cfi_startproc
	pushq	%rbp
	.cfi_def_cfa_offset 16
	.cfi_offset 6, -16
	movq	%rsp, %rbp
	.cfi_def_cfa_register 6
#APP
# 16 "k.c" 1
	771:
	call *pv_irq_ops+24
772:
.pushsection .parainstructions,"a"
.balign 8
 .quad 771b
 .byte 46
 .byte 772b-771b
 .short 0xf
.popsection

# 0 "" 2
#NO_APP
	nop
	popq	%rbp
	.cfi_def_cfa 7, 8
	ret
	.cfi_endproc
.LFE1:
	.size	enable, .-enable
	.local	counter
	.comm	counter,4,4
	.globl	table
	.bss
	.align 32
	.type	table, @object
	.size	table, 128
table:
	.zero	128
	.globl	names
	.section	.rodata
.LC0:
	.string	"alpha"
.LC1:
	.string	"beta"
	.data
	.align 16
	.type	names, @object
	.size	names, 24
names:
	.quad	.LC0
	.quad	.LC1
	.quad	.LC0
	.section	.rodata
	.align 2
	.type	weights, @object
	.size	weights, 6
weights:
	.value	1
	.value	-2
	.value	300
	.text
	.globl	bump
	.type	bump, @function
bump:
.LFB2:
	.cfi_startproc
	pushq	%rbp
	.cfi_def_cfa_offset 16
	.cfi_offset 6, -16
	movq	%rsp, %rbp
	.cfi_def_cfa_register 6
	subq	$24, %rsp
	movl	%edi, -20(%rbp)
	call	disable
	movl	counter(%rip), %eax
	movl	%eax, -4(%rbp)
	movl	counter(%rip), %edx
	movl	-20(%rbp), %eax
	addl	%edx, %eax
	movl	%eax, counter(%rip)
	call	enable
	movl	-4(%rbp), %eax
	leave
	.cfi_def_cfa 7, 8
	ret
	.cfi_endproc
.LFE2:
	.size	bump, .-bump
	.globl	sum
	.type	sum, @function
sum:
.LFB3:
	.cfi_startproc
	pushq	%rbp
	.cfi_def_cfa_offset 16
	.cfi_offset 6, -16
	movq	%rsp, %rbp
	.cfi_def_cfa_register 6
	movq	%rdi, -24(%rbp)
	movl	%esi, -28(%rbp)
	movq	$0, -8(%rbp)
	movl	$0, -12(%rbp)
	jmp	.L6
.L7:
	movl	-12(%rbp), %eax
	leaq	0(,%rax,8), %rdx
	movq	-24(%rbp), %rax
	addq	%rdx, %rax
	movq	(%rax), %rsi
	movl	-12(%rbp), %ecx
	movl	%ecx, %edx
	movl	$2863311531, %eax
	imulq	%rdx, %rax
	shrq	$32, %rax
	movl	%eax, %edx
	shrl	%edx
	movl	%edx, %eax
	addl	%eax, %eax
	addl	%edx, %eax
	subl	%eax, %ecx
	movl	%ecx, %edx
	movl	%edx, %eax
	movzwl	weights(%rax,%rax), %eax
	movswq	%ax, %rax
	imulq	%rsi, %rax
	addq	%rax, -8(%rbp)
	addl	$1, -12(%rbp)
.L6:
	movl	-12(%rbp), %eax
	cmpl	-28(%rbp), %eax
	jb	.L7
	movq	-8(%rbp), %rax
	popq	%rbp
	.cfi_def_cfa 7, 8
	ret
	.cfi_endproc
.LFE3:
	.size	sum, .-sum
	.section	.rodata
.LC2:
	.string	"six %d\n"
	.text
	.globl	choose
	.type	choose, @function
choose:
.LFB4:
	.cfi_startproc
	pushq	%rbp
	.cfi_def_cfa_offset 16
	.cfi_offset 6, -16
	movq	%rsp, %rbp
	.cfi_def_cfa_register 6
	subq	$16, %rsp
	movl	%edi, -4(%rbp)
	movl	%esi, -8(%rbp)
	cmpl	$6, -4(%rbp)
	ja	.L10
	movl	-4(%rbp), %eax
	movq	.L12(,%rax,8), %rax
	jmp	*%rax
	.section	.rodata
	.align 8
	.align 4
.L12:
	.quad	.L18
	.quad	.L17
	.quad	.L16
	.quad	.L15
	.quad	.L14
	.quad	.L13
	.quad	.L11
	.text
.L18:
	movl	-8(%rbp), %eax
	addl	$1, %eax
	jmp	.L19
.L17:
	movl	-8(%rbp), %edx
	movl	%edx, %eax
	addl	%eax, %eax
	addl	%edx, %eax
	jmp	.L19
.L16:
	movl	-8(%rbp), %eax
	negl	%eax
	jmp	.L19
.L15:
	movl	-8(%rbp), %eax
	sall	$4, %eax
	jmp	.L19
.L14:
	movl	-8(%rbp), %eax
	movslq	%eax, %rdx
	imulq	$-1840700269, %rdx, %rdx
	shrq	$32, %rdx
	addl	%eax, %edx
	movl	%edx, %ecx
	sarl	$2, %ecx
	cltd
	movl	%ecx, %eax
	subl	%edx, %eax
	jmp	.L19
.L13:
	movl	-8(%rbp), %eax
	movzbl	%al, %eax
	jmp	.L19
.L11:
	movl	-8(%rbp), %eax
	movl	%eax, %esi
	movq	$.LC2, %rdi
	movl	$0, %eax
	call	printk
	movl	$0, %eax
	jmp	.L19
.L10:
	movl	-8(%rbp), %eax
	xorl	$21930, %eax
.L19:
	leave
	.cfi_def_cfa 7, 8
	ret
	.cfi_endproc
.LFE4:
	.size	choose, .-choose
	.globl	spin
	.type	spin, @function
spin:
.LFB5:
	.cfi_startproc
	pushq	%rbp
	.cfi_def_cfa_offset 16
	.cfi_offset 6, -16
	movq	%rsp, %rbp
	.cfi_def_cfa_register 6
	movq	%rdi, -8(%rbp)
	jmp	.L21
.L22:
#APP
# 25 "k.c" 1
	rep; nop
# 0 "" 2
#NO_APP
	movq	-8(%rbp), %rax
	movl	(%rax), %eax
	testl	%eax, %eax
	jne	.L22
.L21:
	movq	-8(%rbp), %rdx
	movl	$1, %eax
	xchgl	(%rdx), %eax
	testl	%eax, %eax
	jne	.L22
	nop
	nop
	popq	%rbp
	.cfi_def_cfa 7, 8
	ret
	.cfi_endproc
.LFE5:
	.size	spin, .-spin
	.globl	mul
	.type	mul, @function
mul:
.LFB6:
	.cfi_startproc
	pushq	%rbp
	.cfi_def_cfa_offset 16
	.cfi_offset 6, -16
	movq	%rsp, %rbp
	.cfi_def_cfa_register 6
	movq	%rdi, -8(%rbp)
	movq	%rsi, -16(%rbp)
	movl	%edx, -20(%rbp)
	movq	-8(%rbp), %rax
	imulq	-16(%rbp), %rax
	movq	%rax, %rdx
	movl	-20(%rbp), %eax
	movl	%eax, %ecx
	shrq	%cl, %rdx
	movq	%rdx, %rax
	popq	%rbp
	.cfi_def_cfa 7, 8
	ret
	.cfi_endproc
.LFE6:
	.size	mul, .-mul
	.globl	walk
	.type	walk, @function
walk:
.LFB7:
	.cfi_startproc
	pushq	%rbp
	.cfi_def_cfa_offset 16
	.cfi_offset 6, -16
	movq	%rsp, %rbp
	.cfi_def_cfa_register 6
	subq	$16, %rsp
	movq	%rdi, -8(%rbp)
	jmp	.L26
.L29:
	movq	-8(%rbp), %rax
	movq	(%rax), %rax
	movq	(%rax), %rax
	testq	%rax, %rax
	je	.L27
	movq	-8(%rbp), %rax
	movq	(%rax), %rax
	movq	8(%rax), %rax
	testq	%rax, %rax
	jne	.L27
	movq	-8(%rbp), %rax
	movq	(%rax), %rax
	movq	24(%rax), %rax
	call	*%rax
	jmp	.L28
.L27:
	call	cond_resched
.L28:
	movq	-8(%rbp), %rax
	movq	(%rax), %rax
	andl	$15, %eax
	movq	table(,%rax,8), %rdx
	addq	$1, %rdx
	movq	%rdx, table(,%rax,8)
	addq	$8, -8(%rbp)
.L26:
	movq	-8(%rbp), %rax
	movq	(%rax), %rax
	testq	%rax, %rax
	jne	.L29
	nop
	nop
	leave
	.cfi_def_cfa 7, 8
	ret
	.cfi_endproc
.LFE7:
	.size	walk, .-walk
	.globl	copy
	.type	copy, @function
copy:
.LFB8:
	.cfi_startproc
	pushq	%rbp
	.cfi_def_cfa_offset 16
	.cfi_offset 6, -16
	movq	%rsp, %rbp
	.cfi_def_cfa_register 6
	movq	%rdi, -8(%rbp)
	movq	%rsi, -16(%rbp)
	movq	%rdx, -24(%rbp)
	movq	-8(%rbp), %rcx
	movq	-16(%rbp), %rdx
	movq	-24(%rbp), %rax
	movq	%rcx, %rdi
	movq	%rdx, %rsi
	movq	%rax, %rcx
#APP
# 28 "k.c" 1
	rep ; movsb
# 0 "" 2
#NO_APP
	movq	%rcx, %rax
	movq	%rsi, %rdx
	movq	%rdi, -8(%rbp)
	movq	%rdx, -16(%rbp)
	movq	%rax, -24(%rbp)
	nop
	popq	%rbp
	.cfi_def_cfa 7, 8
	ret
	.cfi_endproc
.LFE8:
	.size	copy, .-copy
	.globl	flags
	.type	flags, @function
flags:
.LFB9:
	.cfi_startproc
	pushq	%rbp
	.cfi_def_cfa_offset 16
	.cfi_offset 6, -16
	movq	%rsp, %rbp
	.cfi_def_cfa_register 6
#APP
# 29 "k.c" 1
	# __raw_save_flags
	pushf ; pop %rax
# 0 "" 2
#NO_APP
	movq	%rax, -8(%rbp)
	movq	-8(%rbp), %rax
	popq	%rbp
	.cfi_def_cfa 7, 8
	ret
	.cfi_endproc
.LFE9:
	.size	flags, .-flags
	.type	bitop, @function
bitop:
.LFB10:
	.cfi_startproc
	pushq	%rbp
	.cfi_def_cfa_offset 16
	.cfi_offset 6, -16
	movq	%rsp, %rbp
	.cfi_def_cfa_register 6
	movq	%rdi, -24(%rbp)
	movl	%esi, -28(%rbp)
	movl	-28(%rbp), %eax
	cltq
	movq	-24(%rbp), %rcx
	movq	-24(%rbp), %rdx
#APP
# 30 "k.c" 1
	.section .smp_locks,"a"
.balign 8
.quad 661f
.previous
661:
	lock; bts %rax,(%rcx)
	sbb %eax,%eax
# 0 "" 2
#NO_APP
	movl	%eax, -4(%rbp)
	movl	-4(%rbp), %eax
	popq	%rbp
	.cfi_def_cfa 7, 8
	ret
	.cfi_endproc
.LFE10:
	.size	bitop, .-bitop
	.globl	two
	.type	two, @function
two:
.LFB11:
	.cfi_startproc
	pushq	%rbp
	.cfi_def_cfa_offset 16
	.cfi_offset 6, -16
	movq	%rsp, %rbp
	.cfi_def_cfa_register 6
	pushq	%rbx
	subq	$8, %rsp
	.cfi_offset 3, -24
	movq	%rdi, -16(%rbp)
	movq	-16(%rbp), %rax
	movl	$3, %esi
	movq	%rax, %rdi
	call	bitop
	movl	%eax, %ebx
	movq	-16(%rbp), %rax
	addq	$8, %rax
	movl	$5, %esi
	movq	%rax, %rdi
	call	bitop
	addl	%ebx, %eax
	movq	-8(%rbp), %rbx
	leave
	.cfi_def_cfa 7, 8
	ret
	.cfi_endproc
.LFE11:
	.size	two, .-two
	.globl	fix
	.type	fix, @function
fix:
.LFB12:
	.cfi_startproc
	pushq	%rbp
	.cfi_def_cfa_offset 16
	.cfi_offset 6, -16
	movq	%rsp, %rbp
	.cfi_def_cfa_register 6
	movq	%rdi, -24(%rbp)
	movq	-24(%rbp), %rax
#APP
# 32 "k.c" 1
	1: mov (%rax),%rax
2:
.section .fixup,"ax"
3: mov $-14,%rax
 jmp 2b
.previous
.section __ex_table,"a"
.balign 8
 .quad 1b,3b
.previous
# 0 "" 2
#NO_APP
	movq	%rax, -8(%rbp)
	movq	-8(%rbp), %rax
	popq	%rbp
	.cfi_def_cfa 7, 8
	ret
	.cfi_endproc
.LFE12:
	.size	fix, .-fix
	.section	.note.GNU-stack,"",@progbits
