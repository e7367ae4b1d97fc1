# x86-32
# Compiled C: sites, fixups, locks, jump tables, strings.
	.file	"k.c"
	.text
	.type	disable, @function
disable:
.LFB0:
	.cfi_startproc
	pushl	%ebp
	.cfi_def_cfa_offset 8
	.cfi_offset 5, -8
	movl	%esp, %ebp
	.cfi_def_cfa_register 5
#APP
# 15 "k.c" 1
	771:
	call *pv_irq_ops+8
772:
.pushsection .parainstructions,"a"
.balign 4
 .long 771b
 .byte 45
 .byte 772b-771b
 .short 0xf
.popsection

# 0 "" 2
#NO_APP
	nop
	popl	%ebp
	.cfi_restore 5
	.cfi_def_cfa 4, 4
	ret
	.cfi_endproc
.LFE0:
	.size	disable, .-disable
	.type	enable, @function
enable:
.LFB1:
	.cfi_startproc
	pushl	%ebp
	.cfi_def_cfa_offset 8
	.cfi_offset 5, -8
	movl	%esp, %ebp
	.cfi_def_cfa_register 5
#APP
# 16 "k.c" 1
	771:
	call *pv_irq_ops+12
772:
.pushsection .parainstructions,"a"
.balign 4
 .long 771b
 .byte 46
 .byte 772b-771b
 .short 0xf
.popsection

# 0 "" 2
#NO_APP
	nop
	popl	%ebp
	.cfi_restore 5
	.cfi_def_cfa 4, 4
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
	.size	table, 64
table:
	.zero	64
	.globl	names
	.section	.rodata
.LC0:
	.string	"alpha"
.LC1:
	.string	"beta"
	.data
	.align 4
	.type	names, @object
	.size	names, 12
names:
	.long	.LC0
	.long	.LC1
	.long	.LC0
	.section	.rodata
	.align 4
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
	pushl	%ebp
	.cfi_def_cfa_offset 8
	.cfi_offset 5, -8
	movl	%esp, %ebp
	.cfi_def_cfa_register 5
	subl	$16, %esp
	call	disable
	movl	counter, %eax
	movl	%eax, -4(%ebp)
	movl	counter, %edx
	movl	8(%ebp), %eax
	addl	%edx, %eax
	movl	%eax, counter
	call	enable
	movl	-4(%ebp), %eax
	leave
	.cfi_restore 5
	.cfi_def_cfa 4, 4
	ret
	.cfi_endproc
.LFE2:
	.size	bump, .-bump
	.globl	sum
	.type	sum, @function
sum:
.LFB3:
	.cfi_startproc
	pushl	%ebp
	.cfi_def_cfa_offset 8
	.cfi_offset 5, -8
	movl	%esp, %ebp
	.cfi_def_cfa_register 5
	pushl	%ebx
	subl	$16, %esp
	.cfi_offset 3, -12
	movl	$0, -8(%ebp)
	movl	$0, -12(%ebp)
	jmp	.L6
.L7:
	movl	-12(%ebp), %eax
	leal	0(,%eax,4), %edx
	movl	8(%ebp), %eax
	addl	%edx, %eax
	movl	(%eax), %ebx
	movl	-12(%ebp), %ecx
	movl	$-1431655765, %edx
	movl	%ecx, %eax
	mull	%edx
	shrl	%edx
	movl	%edx, %eax
	addl	%eax, %eax
	addl	%edx, %eax
	subl	%eax, %ecx
	movl	%ecx, %edx
	movzwl	weights(%edx,%edx), %eax
	cwtl
	imull	%ebx, %eax
	addl	%eax, -8(%ebp)
	addl	$1, -12(%ebp)
.L6:
	movl	-12(%ebp), %eax
	cmpl	12(%ebp), %eax
	jb	.L7
	movl	-8(%ebp), %eax
	movl	-4(%ebp), %ebx
	leave
	.cfi_restore 5
	.cfi_restore 3
	.cfi_def_cfa 4, 4
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
	pushl	%ebp
	.cfi_def_cfa_offset 8
	.cfi_offset 5, -8
	movl	%esp, %ebp
	.cfi_def_cfa_register 5
	subl	$8, %esp
	cmpl	$6, 8(%ebp)
	ja	.L10
	movl	8(%ebp), %eax
	sall	$2, %eax
	addl	$.L12, %eax
	movl	(%eax), %eax
	jmp	*%eax
	.section	.rodata
	.align 4
	.align 4
.L12:
	.long	.L18
	.long	.L17
	.long	.L16
	.long	.L15
	.long	.L14
	.long	.L13
	.long	.L11
	.text
.L18:
	movl	12(%ebp), %eax
	addl	$1, %eax
	jmp	.L19
.L17:
	movl	12(%ebp), %edx
	movl	%edx, %eax
	addl	%eax, %eax
	addl	%edx, %eax
	jmp	.L19
.L16:
	movl	12(%ebp), %eax
	negl	%eax
	jmp	.L19
.L15:
	movl	12(%ebp), %eax
	sall	$4, %eax
	jmp	.L19
.L14:
	movl	12(%ebp), %ecx
	movl	$-1840700269, %edx
	movl	%ecx, %eax
	imull	%edx
	leal	(%edx,%ecx), %eax
	sarl	$2, %eax
	sarl	$31, %ecx
	movl	%ecx, %edx
	subl	%edx, %eax
	jmp	.L19
.L13:
	movl	12(%ebp), %eax
	movzbl	%al, %eax
	jmp	.L19
.L11:
	subl	$8, %esp
	pushl	12(%ebp)
	pushl	$.LC2
	call	printk
	addl	$16, %esp
	movl	$0, %eax
	jmp	.L19
.L10:
	movl	12(%ebp), %eax
	xorl	$21930, %eax
.L19:
	leave
	.cfi_restore 5
	.cfi_def_cfa 4, 4
	ret
	.cfi_endproc
.LFE4:
	.size	choose, .-choose
	.globl	spin
	.type	spin, @function
spin:
.LFB5:
	.cfi_startproc
	pushl	%ebp
	.cfi_def_cfa_offset 8
	.cfi_offset 5, -8
	movl	%esp, %ebp
	.cfi_def_cfa_register 5
	jmp	.L21
.L22:
#APP
# 25 "k.c" 1
	rep; nop
# 0 "" 2
#NO_APP
	movl	8(%ebp), %eax
	movl	(%eax), %eax
	testl	%eax, %eax
	jne	.L22
.L21:
	movl	8(%ebp), %edx
	movl	$1, %eax
	xchgl	(%edx), %eax
	testl	%eax, %eax
	jne	.L22
	nop
	nop
	popl	%ebp
	.cfi_restore 5
	.cfi_def_cfa 4, 4
	ret
	.cfi_endproc
.LFE5:
	.size	spin, .-spin
	.globl	mul
	.type	mul, @function
mul:
.LFB6:
	.cfi_startproc
	pushl	%ebp
	.cfi_def_cfa_offset 8
	.cfi_offset 5, -8
	movl	%esp, %ebp
	.cfi_def_cfa_register 5
	subl	$16, %esp
	movl	8(%ebp), %eax
	movl	%eax, -8(%ebp)
	movl	12(%ebp), %eax
	movl	%eax, -4(%ebp)
	movl	16(%ebp), %eax
	movl	%eax, -16(%ebp)
	movl	20(%ebp), %eax
	movl	%eax, -12(%ebp)
	movl	-4(%ebp), %eax
	imull	-16(%ebp), %eax
	movl	%eax, %edx
	movl	-12(%ebp), %eax
	imull	-8(%ebp), %eax
	leal	(%edx,%eax), %ecx
	movl	-16(%ebp), %eax
	mull	-8(%ebp)
	addl	%edx, %ecx
	movl	%ecx, %edx
	movl	24(%ebp), %ecx
	shrdl	%edx, %eax
	shrl	%cl, %edx
	testb	$32, %cl
	je	.L25
	movl	%edx, %eax
	xorl	%edx, %edx
.L25:
	leave
	.cfi_restore 5
	.cfi_def_cfa 4, 4
	ret
	.cfi_endproc
.LFE6:
	.size	mul, .-mul
	.globl	walk
	.type	walk, @function
walk:
.LFB7:
	.cfi_startproc
	pushl	%ebp
	.cfi_def_cfa_offset 8
	.cfi_offset 5, -8
	movl	%esp, %ebp
	.cfi_def_cfa_register 5
	subl	$8, %esp
	jmp	.L27
.L30:
	movl	8(%ebp), %eax
	movl	(%eax), %eax
	movl	(%eax), %eax
	testl	%eax, %eax
	je	.L28
	movl	8(%ebp), %eax
	movl	(%eax), %eax
	movl	4(%eax), %eax
	testl	%eax, %eax
	jne	.L28
	movl	8(%ebp), %eax
	movl	(%eax), %eax
	movl	12(%eax), %eax
	call	*%eax
	jmp	.L29
.L28:
	call	cond_resched
.L29:
	movl	8(%ebp), %eax
	movl	(%eax), %eax
	andl	$15, %eax
	movl	table(,%eax,4), %edx
	addl	$1, %edx
	movl	%edx, table(,%eax,4)
	addl	$4, 8(%ebp)
.L27:
	movl	8(%ebp), %eax
	movl	(%eax), %eax
	testl	%eax, %eax
	jne	.L30
	nop
	nop
	leave
	.cfi_restore 5
	.cfi_def_cfa 4, 4
	ret
	.cfi_endproc
.LFE7:
	.size	walk, .-walk
	.globl	copy
	.type	copy, @function
copy:
.LFB8:
	.cfi_startproc
	pushl	%ebp
	.cfi_def_cfa_offset 8
	.cfi_offset 5, -8
	movl	%esp, %ebp
	.cfi_def_cfa_register 5
	pushl	%edi
	pushl	%esi
	pushl	%ebx
	.cfi_offset 7, -12
	.cfi_offset 6, -16
	.cfi_offset 3, -20
	movl	8(%ebp), %ecx
	movl	12(%ebp), %edx
	movl	16(%ebp), %eax
	movl	%ecx, %ebx
	movl	%ebx, %edi
	movl	%edx, %esi
	movl	%eax, %ecx
#APP
# 28 "k.c" 1
	rep ; movsb
# 0 "" 2
#NO_APP
	movl	%ecx, %eax
	movl	%esi, %edx
	movl	%edi, %ebx
	movl	%ebx, 8(%ebp)
	movl	%edx, 12(%ebp)
	movl	%eax, 16(%ebp)
	nop
	popl	%ebx
	.cfi_restore 3
	popl	%esi
	.cfi_restore 6
	popl	%edi
	.cfi_restore 7
	popl	%ebp
	.cfi_restore 5
	.cfi_def_cfa 4, 4
	ret
	.cfi_endproc
.LFE8:
	.size	copy, .-copy
	.globl	flags
	.type	flags, @function
flags:
.LFB9:
	.cfi_startproc
	pushl	%ebp
	.cfi_def_cfa_offset 8
	.cfi_offset 5, -8
	movl	%esp, %ebp
	.cfi_def_cfa_register 5
	subl	$16, %esp
#APP
# 29 "k.c" 1
	# __raw_save_flags
	pushf ; pop %eax
# 0 "" 2
#NO_APP
	movl	%eax, -4(%ebp)
	movl	-4(%ebp), %eax
	leave
	.cfi_restore 5
	.cfi_def_cfa 4, 4
	ret
	.cfi_endproc
.LFE9:
	.size	flags, .-flags
	.type	bitop, @function
bitop:
.LFB10:
	.cfi_startproc
	pushl	%ebp
	.cfi_def_cfa_offset 8
	.cfi_offset 5, -8
	movl	%esp, %ebp
	.cfi_def_cfa_register 5
	subl	$16, %esp
	movl	12(%ebp), %eax
	movl	8(%ebp), %ecx
	movl	8(%ebp), %edx
#APP
# 30 "k.c" 1
	.section .smp_locks,"a"
.balign 4
.long 661f
.previous
661:
	lock; bts %eax,(%ecx)
	sbb %eax,%eax
# 0 "" 2
#NO_APP
	movl	%eax, -4(%ebp)
	movl	-4(%ebp), %eax
	leave
	.cfi_restore 5
	.cfi_def_cfa 4, 4
	ret
	.cfi_endproc
.LFE10:
	.size	bitop, .-bitop
	.globl	two
	.type	two, @function
two:
.LFB11:
	.cfi_startproc
	pushl	%ebp
	.cfi_def_cfa_offset 8
	.cfi_offset 5, -8
	movl	%esp, %ebp
	.cfi_def_cfa_register 5
	pushl	%ebx
	.cfi_offset 3, -12
	pushl	$3
	pushl	8(%ebp)
	call	bitop
	addl	$8, %esp
	movl	%eax, %ebx
	movl	8(%ebp), %eax
	addl	$4, %eax
	pushl	$5
	pushl	%eax
	call	bitop
	addl	$8, %esp
	addl	%ebx, %eax
	movl	-4(%ebp), %ebx
	leave
	.cfi_restore 5
	.cfi_restore 3
	.cfi_def_cfa 4, 4
	ret
	.cfi_endproc
.LFE11:
	.size	two, .-two
	.globl	fix
	.type	fix, @function
fix:
.LFB12:
	.cfi_startproc
	pushl	%ebp
	.cfi_def_cfa_offset 8
	.cfi_offset 5, -8
	movl	%esp, %ebp
	.cfi_def_cfa_register 5
	subl	$16, %esp
	movl	8(%ebp), %eax
#APP
# 32 "k.c" 1
	1: mov (%eax),%eax
2:
.section .fixup,"ax"
3: mov $-14,%eax
 jmp 2b
.previous
.section __ex_table,"a"
.balign 4
 .long 1b,3b
.previous
# 0 "" 2
#NO_APP
	movl	%eax, -4(%ebp)
	movl	-4(%ebp), %eax
	leave
	.cfi_restore 5
	.cfi_def_cfa 4, 4
	ret
	.cfi_endproc
.LFE12:
	.size	fix, .-fix
	.section	.note.GNU-stack,"",@progbits
