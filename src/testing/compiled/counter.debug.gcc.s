	.file	"counter.c"
	.text
.Ltext0:
	.file 0 "." "counter.c"
	.p2align 4
	.globl	bump
	.type	bump, @function
bump:
.LVL0:
.LFB2:
	.file 1 "counter.c"
	.loc 1 18 28 view -0
	.cfi_startproc
	.loc 1 19 3 view .LVU1
.LBB6:
.LBI6:
	.loc 1 10 51 view .LVU2
.LBB7:
	.loc 1 11 3 view .LVU3
.LBE7:
.LBE6:
	.loc 1 18 28 is_stmt 0 view .LVU4
	pushq	%rbx
	.cfi_def_cfa_offset 16
	.cfi_offset 3, -16
.LBB9:
.LBB8:
	.loc 1 11 3 view .LVU5
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
.LBE8:
.LBE9:
	.loc 1 20 3 is_stmt 1 view .LVU6
	.loc 1 20 8 is_stmt 0 view .LVU7
	movq	counter@GOTPCREL(%rip), %rbx
	movl	(%rbx), %eax
	movl	%eax, (%rsi)
	.loc 1 21 3 is_stmt 1 view .LVU8
	.loc 1 21 11 is_stmt 0 view .LVU9
	addl	%edi, %eax
	movl	%eax, (%rbx)
	.loc 1 22 3 is_stmt 1 view .LVU10
.LBB10:
.LBI10:
	.loc 1 14 51 view .LVU11
.LBB11:
	.loc 1 15 3 view .LVU12
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
.LBE11:
.LBE10:
	.loc 1 23 3 view .LVU13
	.loc 1 23 6 is_stmt 0 view .LVU14
	cmpl	$3, %edi
	jg	.L5
	.loc 1 24 3 is_stmt 1 view .LVU15
	.loc 1 24 18 is_stmt 0 view .LVU16
	movl	(%rbx), %eax
	.loc 1 25 1 view .LVU17
	popq	%rbx
	.cfi_remember_state
	.cfi_def_cfa_offset 8
	.loc 1 24 18 view .LVU18
	leal	(%rax,%rax,2), %eax
	.loc 1 25 1 view .LVU19
	ret
	.p2align 4,,10
	.p2align 3
.L5:
	.cfi_restore_state
	.loc 1 23 15 is_stmt 1 discriminator 1 view .LVU20
	call	overflow@PLT
.LVL1:
	.loc 1 24 3 discriminator 1 view .LVU21
	.loc 1 24 18 is_stmt 0 discriminator 1 view .LVU22
	movl	(%rbx), %eax
	.loc 1 25 1 discriminator 1 view .LVU23
	popq	%rbx
	.cfi_def_cfa_offset 8
	.loc 1 24 18 discriminator 1 view .LVU24
	leal	(%rax,%rax,2), %eax
	.loc 1 25 1 discriminator 1 view .LVU25
	ret
	.cfi_endproc
.LFE2:
	.size	bump, .-bump
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
	.text
	.p2align 4
	.globl	name
	.type	name, @function
name:
.LVL2:
.LFB3:
	.loc 1 27 26 is_stmt 1 view -0
	.cfi_startproc
	.loc 1 28 3 view .LVU27
	cmpl	$4, %edi
	ja	.L7
	leaq	.L9(%rip), %rdx
	movl	%edi, %edi
	.loc 1 28 3 is_stmt 0 view .LVU28
	movslq	(%rdx,%rdi,4), %rax
	addq	%rdx, %rax
	jmp	*%rax
	.section	.rodata
	.align 4
	.align 4
.L9:
	.long	.L13-.L9
	.long	.L14-.L9
	.long	.L11-.L9
	.long	.L10-.L9
	.long	.L8-.L9
	.text
	.p2align 4,,10
	.p2align 3
.L14:
	leaq	.LC1(%rip), %rax
	.loc 1 36 1 view .LVU29
	ret
	.p2align 4,,10
	.p2align 3
.L13:
	.loc 1 29 20 view .LVU30
	leaq	.LC0(%rip), %rax
	ret
	.p2align 4,,10
	.p2align 3
.L8:
	.loc 1 33 13 is_stmt 1 view .LVU31
	.loc 1 33 20 is_stmt 0 view .LVU32
	leaq	.LC4(%rip), %rax
	ret
	.p2align 4,,10
	.p2align 3
.L11:
	.loc 1 31 13 is_stmt 1 view .LVU33
	.loc 1 31 20 is_stmt 0 view .LVU34
	leaq	.LC2(%rip), %rax
	ret
	.p2align 4,,10
	.p2align 3
.L10:
	.loc 1 32 13 is_stmt 1 view .LVU35
	.loc 1 32 20 is_stmt 0 view .LVU36
	leaq	.LC3(%rip), %rax
	ret
.L7:
	.loc 1 34 14 is_stmt 1 view .LVU37
	.loc 1 34 21 is_stmt 0 view .LVU38
	xorl	%eax, %eax
	ret
	.cfi_endproc
.LFE3:
	.size	name, .-name
.Letext0:
	.section	.debug_info,"",@progbits
.Ldebug_info0:
	.long	0x129
	.value	0x5
	.byte	0x1
	.byte	0x8
	.long	.Ldebug_abbrev0
	.uleb128 0x5
	.long	.LASF7
	.byte	0x1d
	.long	.LASF0
	.long	.LASF1
	.quad	.Ltext0
	.quad	.Letext0-.Ltext0
	.long	.Ldebug_line0
	.uleb128 0x6
	.long	.LASF8
	.byte	0x1
	.byte	0x7
	.byte	0xc
	.long	0x3a
	.uleb128 0x7
	.byte	0x4
	.byte	0x5
	.string	"int"
	.uleb128 0x8
	.long	.LASF9
	.byte	0x1
	.byte	0x8
	.byte	0xd
	.long	0x53
	.uleb128 0x9
	.long	0x3a
	.byte	0
	.uleb128 0x1
	.long	.LASF3
	.byte	0x1b
	.byte	0xd
	.long	0x82
	.quad	.LFB3
	.quad	.LFE3-.LFB3
	.uleb128 0x1
	.byte	0x9c
	.long	0x82
	.uleb128 0xa
	.string	"of"
	.byte	0x1
	.byte	0x1b
	.byte	0x16
	.long	0x3a
	.uleb128 0x1
	.byte	0x55
	.byte	0
	.uleb128 0x2
	.long	0x8e
	.uleb128 0xb
	.byte	0x1
	.byte	0x6
	.long	.LASF2
	.uleb128 0xc
	.long	0x87
	.uleb128 0x1
	.long	.LASF4
	.byte	0x12
	.byte	0x5
	.long	0x3a
	.quad	.LFB2
	.quad	.LFE2-.LFB2
	.uleb128 0x1
	.byte	0x9c
	.long	0x11b
	.uleb128 0x3
	.string	"by"
	.byte	0xe
	.long	0x3a
	.long	.LLST0
	.long	.LVUS0
	.uleb128 0x3
	.string	"old"
	.byte	0x17
	.long	0x11b
	.long	.LLST1
	.long	.LVUS1
	.uleb128 0xd
	.long	0x126
	.quad	.LBI6
	.byte	.LVU2
	.long	.LLRL2
	.byte	0x1
	.byte	0x13
	.byte	0x3
	.uleb128 0xe
	.long	0x120
	.quad	.LBI10
	.byte	.LVU11
	.quad	.LBB10
	.quad	.LBE10-.LBB10
	.byte	0x1
	.byte	0x16
	.byte	0x3
	.uleb128 0xf
	.quad	.LVL1
	.long	0x41
	.byte	0
	.uleb128 0x2
	.long	0x3a
	.uleb128 0x4
	.long	.LASF5
	.byte	0xe
	.uleb128 0x4
	.long	.LASF6
	.byte	0xa
	.byte	0
	.section	.debug_abbrev,"",@progbits
.Ldebug_abbrev0:
	.uleb128 0x1
	.uleb128 0x2e
	.byte	0x1
	.uleb128 0x3f
	.uleb128 0x19
	.uleb128 0x3
	.uleb128 0xe
	.uleb128 0x3a
	.uleb128 0x21
	.sleb128 1
	.uleb128 0x3b
	.uleb128 0xb
	.uleb128 0x39
	.uleb128 0xb
	.uleb128 0x27
	.uleb128 0x19
	.uleb128 0x49
	.uleb128 0x13
	.uleb128 0x11
	.uleb128 0x1
	.uleb128 0x12
	.uleb128 0x7
	.uleb128 0x40
	.uleb128 0x18
	.uleb128 0x7a
	.uleb128 0x19
	.uleb128 0x1
	.uleb128 0x13
	.byte	0
	.byte	0
	.uleb128 0x2
	.uleb128 0xf
	.byte	0
	.uleb128 0xb
	.uleb128 0x21
	.sleb128 8
	.uleb128 0x49
	.uleb128 0x13
	.byte	0
	.byte	0
	.uleb128 0x3
	.uleb128 0x5
	.byte	0
	.uleb128 0x3
	.uleb128 0x8
	.uleb128 0x3a
	.uleb128 0x21
	.sleb128 1
	.uleb128 0x3b
	.uleb128 0x21
	.sleb128 18
	.uleb128 0x39
	.uleb128 0xb
	.uleb128 0x49
	.uleb128 0x13
	.uleb128 0x2
	.uleb128 0x17
	.uleb128 0x2137
	.uleb128 0x17
	.byte	0
	.byte	0
	.uleb128 0x4
	.uleb128 0x2e
	.byte	0
	.uleb128 0x3
	.uleb128 0xe
	.uleb128 0x3a
	.uleb128 0x21
	.sleb128 1
	.uleb128 0x3b
	.uleb128 0xb
	.uleb128 0x39
	.uleb128 0x21
	.sleb128 51
	.uleb128 0x27
	.uleb128 0x19
	.uleb128 0x20
	.uleb128 0x21
	.sleb128 3
	.byte	0
	.byte	0
	.uleb128 0x5
	.uleb128 0x11
	.byte	0x1
	.uleb128 0x25
	.uleb128 0xe
	.uleb128 0x13
	.uleb128 0xb
	.uleb128 0x3
	.uleb128 0x1f
	.uleb128 0x1b
	.uleb128 0x1f
	.uleb128 0x11
	.uleb128 0x1
	.uleb128 0x12
	.uleb128 0x7
	.uleb128 0x10
	.uleb128 0x17
	.byte	0
	.byte	0
	.uleb128 0x6
	.uleb128 0x34
	.byte	0
	.uleb128 0x3
	.uleb128 0xe
	.uleb128 0x3a
	.uleb128 0xb
	.uleb128 0x3b
	.uleb128 0xb
	.uleb128 0x39
	.uleb128 0xb
	.uleb128 0x49
	.uleb128 0x13
	.uleb128 0x3f
	.uleb128 0x19
	.uleb128 0x3c
	.uleb128 0x19
	.byte	0
	.byte	0
	.uleb128 0x7
	.uleb128 0x24
	.byte	0
	.uleb128 0xb
	.uleb128 0xb
	.uleb128 0x3e
	.uleb128 0xb
	.uleb128 0x3
	.uleb128 0x8
	.byte	0
	.byte	0
	.uleb128 0x8
	.uleb128 0x2e
	.byte	0x1
	.uleb128 0x3f
	.uleb128 0x19
	.uleb128 0x3
	.uleb128 0xe
	.uleb128 0x3a
	.uleb128 0xb
	.uleb128 0x3b
	.uleb128 0xb
	.uleb128 0x39
	.uleb128 0xb
	.uleb128 0x27
	.uleb128 0x19
	.uleb128 0x3c
	.uleb128 0x19
	.uleb128 0x1
	.uleb128 0x13
	.byte	0
	.byte	0
	.uleb128 0x9
	.uleb128 0x5
	.byte	0
	.uleb128 0x49
	.uleb128 0x13
	.byte	0
	.byte	0
	.uleb128 0xa
	.uleb128 0x5
	.byte	0
	.uleb128 0x3
	.uleb128 0x8
	.uleb128 0x3a
	.uleb128 0xb
	.uleb128 0x3b
	.uleb128 0xb
	.uleb128 0x39
	.uleb128 0xb
	.uleb128 0x49
	.uleb128 0x13
	.uleb128 0x2
	.uleb128 0x18
	.byte	0
	.byte	0
	.uleb128 0xb
	.uleb128 0x24
	.byte	0
	.uleb128 0xb
	.uleb128 0xb
	.uleb128 0x3e
	.uleb128 0xb
	.uleb128 0x3
	.uleb128 0xe
	.byte	0
	.byte	0
	.uleb128 0xc
	.uleb128 0x26
	.byte	0
	.uleb128 0x49
	.uleb128 0x13
	.byte	0
	.byte	0
	.uleb128 0xd
	.uleb128 0x1d
	.byte	0
	.uleb128 0x31
	.uleb128 0x13
	.uleb128 0x52
	.uleb128 0x1
	.uleb128 0x2138
	.uleb128 0xb
	.uleb128 0x55
	.uleb128 0x17
	.uleb128 0x58
	.uleb128 0xb
	.uleb128 0x59
	.uleb128 0xb
	.uleb128 0x57
	.uleb128 0xb
	.byte	0
	.byte	0
	.uleb128 0xe
	.uleb128 0x1d
	.byte	0
	.uleb128 0x31
	.uleb128 0x13
	.uleb128 0x52
	.uleb128 0x1
	.uleb128 0x2138
	.uleb128 0xb
	.uleb128 0x11
	.uleb128 0x1
	.uleb128 0x12
	.uleb128 0x7
	.uleb128 0x58
	.uleb128 0xb
	.uleb128 0x59
	.uleb128 0xb
	.uleb128 0x57
	.uleb128 0xb
	.byte	0
	.byte	0
	.uleb128 0xf
	.uleb128 0x48
	.byte	0
	.uleb128 0x7d
	.uleb128 0x1
	.uleb128 0x7f
	.uleb128 0x13
	.byte	0
	.byte	0
	.byte	0
	.section	.debug_loclists,"",@progbits
	.long	.Ldebug_loc3-.Ldebug_loc2
.Ldebug_loc2:
	.value	0x5
	.byte	0x8
	.byte	0
	.long	0
.Ldebug_loc0:
.LVUS0:
	.uleb128 0
	.uleb128 .LVU21
	.uleb128 .LVU21
	.uleb128 0
.LLST0:
	.byte	0x4
	.uleb128 .LVL0-.Ltext0
	.uleb128 .LVL1-1-.Ltext0
	.uleb128 0x1
	.byte	0x55
	.byte	0x4
	.uleb128 .LVL1-1-.Ltext0
	.uleb128 .LFE2-.Ltext0
	.uleb128 0x4
	.byte	0xa3
	.uleb128 0x1
	.byte	0x55
	.byte	0x9f
	.byte	0
.LVUS1:
	.uleb128 0
	.uleb128 .LVU21
	.uleb128 .LVU21
	.uleb128 0
.LLST1:
	.byte	0x4
	.uleb128 .LVL0-.Ltext0
	.uleb128 .LVL1-1-.Ltext0
	.uleb128 0x1
	.byte	0x54
	.byte	0x4
	.uleb128 .LVL1-1-.Ltext0
	.uleb128 .LFE2-.Ltext0
	.uleb128 0x4
	.byte	0xa3
	.uleb128 0x1
	.byte	0x54
	.byte	0x9f
	.byte	0
.Ldebug_loc3:
	.section	.debug_aranges,"",@progbits
	.long	0x2c
	.value	0x2
	.long	.Ldebug_info0
	.byte	0x8
	.byte	0
	.value	0
	.value	0
	.quad	.Ltext0
	.quad	.Letext0-.Ltext0
	.quad	0
	.quad	0
	.section	.debug_rnglists,"",@progbits
.Ldebug_ranges0:
	.long	.Ldebug_ranges3-.Ldebug_ranges2
.Ldebug_ranges2:
	.value	0x5
	.byte	0x8
	.byte	0
	.long	0
.LLRL2:
	.byte	0x4
	.uleb128 .LBB6-.Ltext0
	.uleb128 .LBE6-.Ltext0
	.byte	0x4
	.uleb128 .LBB9-.Ltext0
	.uleb128 .LBE9-.Ltext0
	.byte	0
.Ldebug_ranges3:
	.section	.debug_line,"",@progbits
.Ldebug_line0:
	.section	.debug_str,"MS",@progbits,1
.LASF6:
	.string	"irq_disable"
.LASF3:
	.string	"name"
.LASF8:
	.string	"counter"
.LASF5:
	.string	"irq_enable"
.LASF4:
	.string	"bump"
.LASF7:
	.string	"GNU C17 12.2.0 -mtune=generic -march=x86-64 -g -O2 -fPIC -fasynchronous-unwind-tables"
.LASF2:
	.string	"char"
.LASF9:
	.string	"overflow"
	.section	.debug_line_str,"MS",@progbits,1
.LASF1:
	.string	"."
.LASF0:
	.string	"counter.c"
	.ident	"GCC: (Debian 12.2.0-14+deb12u1) 12.2.0"
	.section	.note.GNU-stack,"",@progbits
