# x86-64
# Compiled C: sites, fixups, locks, jump tables, strings.
	.file	"k.c"
	.text
	.p2align 4
	.globl	bump
	.type	bump, @function
bump:
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
	movl	counter(%rip), %esi
	addl	%esi, %edi
	movl	%edi, counter(%rip)
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
	movl	%esi, %eax
	ret
	.size	bump, .-bump
	.p2align 4
	.globl	sum
	.type	sum, @function
sum:
	testl	%esi, %esi
	je	.L8
	movq	(%rdi), %rcx
	movl	%esi, %r9d
	movl	$1, %edx
	movl	$2863311531, %r8d
	cmpl	$1, %esi
	je	.L3
	.p2align 4,,10
	.p2align 3
.L6:
	movl	%edx, %eax
	imulq	%r8, %rax
	shrq	$33, %rax
	leal	(%rax,%rax,2), %esi
	movl	%edx, %eax
	subl	%esi, %eax
	movswq	weights(%rax,%rax), %rax
	imulq	(%rdi,%rdx,8), %rax
	addq	$1, %rdx
	addq	%rax, %rcx
	cmpq	%r9, %rdx
	jne	.L6
.L3:
	movq	%rcx, %rax
	ret
	.p2align 4,,10
	.p2align 3
.L8:
	xorl	%ecx, %ecx
	movq	%rcx, %rax
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
	cmpl	$6, %edi
	ja	.L12
	movl	%edi, %edi
	jmp	*.L14(,%rdi,8)
	.section	.rodata
	.align 8
	.align 4
.L14:
	.quad	.L20
	.quad	.L19
	.quad	.L18
	.quad	.L17
	.quad	.L16
	.quad	.L15
	.quad	.L13
	.text
	.p2align 4,,10
	.p2align 3
.L15:
	movzbl	%sil, %eax
	ret
	.p2align 4,,10
	.p2align 3
.L13:
	subq	$8, %rsp
	movq	$.LC0, %rdi
	xorl	%eax, %eax
	call	printk
	xorl	%eax, %eax
	addq	$8, %rsp
	ret
	.p2align 4,,10
	.p2align 3
.L20:
	leal	1(%rsi), %eax
	ret
	.p2align 4,,10
	.p2align 3
.L19:
	leal	(%rsi,%rsi,2), %eax
	ret
	.p2align 4,,10
	.p2align 3
.L18:
	movl	%esi, %eax
	negl	%eax
	ret
	.p2align 4,,10
	.p2align 3
.L17:
	movl	%esi, %eax
	sall	$4, %eax
	ret
	.p2align 4,,10
	.p2align 3
.L16:
	movslq	%esi, %rax
	movl	%esi, %edx
	imulq	$-1840700269, %rax, %rax
	sarl	$31, %edx
	shrq	$32, %rax
	addl	%esi, %eax
	sarl	$2, %eax
	subl	%edx, %eax
	ret
.L12:
	movl	%esi, %eax
	xorl	$21930, %eax
	ret
	.size	choose, .-choose
	.p2align 4
	.globl	spin
	.type	spin, @function
spin:
	movl	$1, %edx
	.p2align 4,,10
	.p2align 3
.L26:
	movl	%edx, %eax
	xchgl	(%rdi), %eax
	testl	%eax, %eax
	je	.L30
	.p2align 4,,10
	.p2align 3
.L27:
#APP
# 25 "k.c" 1
	rep; nop
# 0 "" 2
#NO_APP
	movl	(%rdi), %eax
	testl	%eax, %eax
	jne	.L27
	jmp	.L26
	.p2align 4,,10
	.p2align 3
.L30:
	ret
	.size	spin, .-spin
	.p2align 4
	.globl	mul
	.type	mul, @function
mul:
	imulq	%rsi, %rdi
	movl	%edx, %ecx
	movq	%rdi, %rax
	shrq	%cl, %rax
	ret
	.size	mul, .-mul
	.p2align 4
	.globl	walk
	.type	walk, @function
walk:
	movq	(%rdi), %rax
	testq	%rax, %rax
	je	.L42
	pushq	%rbx
	movq	%rdi, %rbx
	jmp	.L36
	.p2align 4,,10
	.p2align 3
.L34:
	call	cond_resched
.L35:
	movq	(%rbx), %rax
	addq	$8, %rbx
	andl	$15, %eax
	addq	$1, table(,%rax,8)
	movq	(%rbx), %rax
	testq	%rax, %rax
	je	.L45
.L36:
	cmpq	$0, (%rax)
	je	.L34
	cmpq	$0, 8(%rax)
	jne	.L34
	call	*24(%rax)
	jmp	.L35
	.p2align 4,,10
	.p2align 3
.L45:
	popq	%rbx
	ret
	.p2align 4,,10
	.p2align 3
.L42:
	ret
	.size	walk, .-walk
	.p2align 4
	.globl	copy
	.type	copy, @function
copy:
	movq	%rdx, %rcx
#APP
# 28 "k.c" 1
	rep ; movsb
# 0 "" 2
#NO_APP
	ret
	.size	copy, .-copy
	.p2align 4
	.globl	flags
	.type	flags, @function
flags:
#APP
# 29 "k.c" 1
	# __raw_save_flags
	pushf ; pop %rax
# 0 "" 2
#NO_APP
	ret
	.size	flags, .-flags
	.p2align 4
	.globl	two
	.type	two, @function
two:
	movl	$3, %eax
#APP
# 30 "k.c" 1
	.section .smp_locks,"a"
.balign 8
.quad 661f
.previous
661:
	lock; bts %rax,(%rdi)
	sbb %edx,%edx
# 0 "" 2
#NO_APP
	movl	$5, %eax
#APP
# 30 "k.c" 1
	.section .smp_locks,"a"
.balign 8
.quad 661f
.previous
661:
	lock; bts %rax,8(%rdi)
	sbb %eax,%eax
# 0 "" 2
#NO_APP
	addl	%edx, %eax
	ret
	.size	two, .-two
	.p2align 4
	.globl	fix
	.type	fix, @function
fix:
#APP
# 32 "k.c" 1
	1: mov (%rdi),%rax
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
	ret
	.size	fix, .-fix
	.section	.rodata
	.align 2
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
	.align 16
	.type	names, @object
	.size	names, 24
names:
	.quad	.LC1
	.quad	.LC2
	.quad	.LC1
	.globl	table
	.bss
	.align 32
	.type	table, @object
	.size	table, 128
table:
	.zero	128
	.local	counter
	.comm	counter,4,4
	.section	.note.GNU-stack,"",@progbits
