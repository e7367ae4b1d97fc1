# x86-32
# Compiled C: sites, fixups, locks, jump tables, strings.
	.file	"k.c"
	.text
	.p2align 4
	.globl	bump
	.type	bump, @function
bump:
	subl	$8, %esp
	movl	%ebx, (%esp)
	movl	%eax, %ebx
	movl	%esi, 4(%esp)
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
	movl	counter, %esi
	addl	%esi, %ebx
	movl	%ebx, counter
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
	movl	%esi, %eax
	movl	(%esp), %ebx
	movl	4(%esp), %esi
	addl	$8, %esp
	ret
	.size	bump, .-bump
	.p2align 4
	.globl	sum
	.type	sum, @function
sum:
	pushl	%ebp
	testl	%edx, %edx
	pushl	%edi
	pushl	%esi
	pushl	%ebx
	je	.L8
	cmpl	$1, %edx
	movl	(%eax), %ebx
	movl	%eax, %edi
	movl	%edx, %esi
	movl	$1, %ecx
	movl	$-1431655765, %ebp
	je	.L4
	.p2align 4
	.p2align 3
.L6:
	movl	%ecx, %eax
	mull	%ebp
	movl	%edx, %eax
	andl	$-2, %edx
	shrl	%eax
	addl	%eax, %edx
	movl	%ecx, %eax
	subl	%edx, %eax
	movl	(%edi,%ecx,4), %edx
	incl	%ecx
	movswl	weights(%eax,%eax), %eax
	imull	%edx, %eax
	addl	%eax, %ebx
	cmpl	%ecx, %esi
	jne	.L6
.L4:
	movl	%ebx, %eax
	popl	%ebx
	popl	%esi
	popl	%edi
	popl	%ebp
	ret
	.p2align 4,,10
	.p2align 3
.L8:
	xorl	%ebx, %ebx
	movl	%ebx, %eax
	popl	%ebx
	popl	%esi
	popl	%edi
	popl	%ebp
	ret
	.size	sum, .-sum
	.section	.rodata.str1.1,"aMS",@progbits,1
.LC0:
	.string	"six %d\n"
	.text
	.p2align 4
	.globl	choose
	.type	choose, @function
choose:
	cmpl	$6, %eax
	movl	%edx, %ecx
	ja	.L14
	jmp	*.L16(,%eax,4)
	.section	.rodata
	.align 4
	.align 4
.L16:
	.long	.L22
	.long	.L21
	.long	.L20
	.long	.L19
	.long	.L18
	.long	.L17
	.long	.L15
	.text
	.p2align 4,,10
	.p2align 3
.L17:
	movzbl	%dl, %eax
	ret
	.p2align 4,,10
	.p2align 3
.L15:
	subl	$28, %esp
	movl	%edx, 4(%esp)
	movl	$.LC0, (%esp)
	call	printk
	xorl	%eax, %eax
	addl	$28, %esp
	ret
	.p2align 4,,10
	.p2align 3
.L22:
	leal	1(%edx), %eax
	ret
	.p2align 4,,10
	.p2align 3
.L21:
	leal	(%edx,%edx,2), %eax
	ret
	.p2align 4,,10
	.p2align 3
.L20:
	movl	%edx, %eax
	negl	%eax
	ret
	.p2align 4,,10
	.p2align 3
.L19:
	movl	%edx, %eax
	sall	$4, %eax
	ret
	.p2align 4,,10
	.p2align 3
.L18:
	movl	$-1840700269, %eax
	imull	%edx
	addl	%ecx, %edx
	sarl	$2, %edx
	sarl	$31, %ecx
	movl	%edx, %eax
	subl	%ecx, %eax
	ret
.L14:
	movl	%edx, %eax
	xorl	$21930, %eax
	ret
	.size	choose, .-choose
	.p2align 4
	.globl	spin
	.type	spin, @function
spin:
	movl	$1, %ecx
	.p2align 4
	.p2align 3
.L28:
	movl	%ecx, %edx
	xchgl	(%eax), %edx
	testl	%edx, %edx
	je	.L32
	.p2align 4
	.p2align 3
.L29:
#APP
# 25 "k.c" 1
	rep; nop
# 0 "" 2
#NO_APP
	movl	(%eax), %edx
	testl	%edx, %edx
	jne	.L29
	jmp	.L28
	.p2align 4,,10
	.p2align 3
.L32:
	ret
	.size	spin, .-spin
	.p2align 4
	.globl	mul
	.type	mul, @function
mul:
	pushl	%ebx
	movl	8(%esp), %ebx
	movl	12(%esp), %ecx
	imull	%ebx, %edx
	imull	%eax, %ecx
	addl	%edx, %ecx
	mull	%ebx
	xorl	%ebx, %ebx
	addl	%ecx, %edx
	movl	16(%esp), %ecx
	shrdl	%edx, %eax
	shrl	%cl, %edx
	testb	$32, %cl
	cmovne	%edx, %eax
	cmovne	%ebx, %edx
	popl	%ebx
	ret
	.size	mul, .-mul
	.p2align 4
	.globl	walk
	.type	walk, @function
walk:
	subl	$12, %esp
	movl	%ebx, 8(%esp)
	movl	%eax, %ebx
	movl	(%eax), %eax
	testl	%eax, %eax
	jne	.L39
	jmp	.L35
	.p2align 4,,10
	.p2align 3
.L37:
	call	cond_resched
.L38:
	movl	(%ebx), %edx
	addl	$4, %ebx
	movl	(%ebx), %eax
	andl	$15, %edx
	incl	table(,%edx,4)
	testl	%eax, %eax
	je	.L35
.L39:
	movl	(%eax), %ecx
	testl	%ecx, %ecx
	je	.L37
	movl	4(%eax), %edx
	testl	%edx, %edx
	jne	.L37
	call	*12(%eax)
	.p2align 4,,5
	jmp	.L38
	.p2align 4,,10
	.p2align 3
.L35:
	movl	8(%esp), %ebx
	addl	$12, %esp
	.p2align 4,,3
	ret
	.size	walk, .-walk
	.p2align 4
	.globl	copy
	.type	copy, @function
copy:
	subl	$8, %esp
	movl	%esi, (%esp)
	movl	%edx, %esi
	movl	%edi, 4(%esp)
	movl	%eax, %edi
#APP
# 28 "k.c" 1
	rep ; movsb
# 0 "" 2
#NO_APP
	movl	(%esp), %esi
	movl	4(%esp), %edi
	addl	$8, %esp
	ret
	.size	copy, .-copy
	.p2align 4
	.globl	flags
	.type	flags, @function
flags:
#APP
# 29 "k.c" 1
	# __raw_save_flags
	pushf ; pop %eax
# 0 "" 2
#NO_APP
	ret
	.size	flags, .-flags
	.p2align 4
	.globl	two
	.type	two, @function
two:
	movl	$3, %edx
#APP
# 30 "k.c" 1
	.section .smp_locks,"a"
.balign 4
.long 661f
.previous
661:
	lock; bts %edx,(%eax)
	sbb %ecx,%ecx
# 0 "" 2
#NO_APP
	movl	$5, %edx
#APP
# 30 "k.c" 1
	.section .smp_locks,"a"
.balign 4
.long 661f
.previous
661:
	lock; bts %edx,4(%eax)
	sbb %edx,%edx
# 0 "" 2
#NO_APP
	leal	(%edx,%ecx), %eax
	ret
	.size	two, .-two
	.p2align 4
	.globl	fix
	.type	fix, @function
fix:
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
	ret
	.size	fix, .-fix
	.section	.rodata
	.align 4
	.type	weights, @object
	.size	weights, 6
weights:
	.value	1
	.value	-2
	.value	300
	.globl	names
	.section	.rodata.str1.1
.LC1:
	.string	"alpha"
.LC2:
	.string	"beta"
	.data
	.align 4
	.type	names, @object
	.size	names, 12
names:
	.long	.LC1
	.long	.LC2
	.long	.LC1
	.globl	table
	.bss
	.align 32
	.type	table, @object
	.size	table, 64
table:
	.zero	64
	.local	counter
	.comm	counter,4,4
	.section	.note.GNU-stack,"",@progbits
