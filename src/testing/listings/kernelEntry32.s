# x86-32
# Entry code and inline assembly as the kernel writes it.
.section .entry.text, "ax"
	.globl system_call
	.type system_call, @function
	.align 16
system_call:
	pushl %eax
	cld
	pushl %fs
	pushl %es
	pushl %ds
	pushl %eax
	pushl %ebp
	pushl %edi
	pushl %esi
	pushl %edx
	pushl %ecx
	pushl %ebx
	movl $(0x7b), %edx
	movl %edx, %ds
	movl %edx, %es
	movl $(0xd8), %edx
	movl %edx, %fs
	movl $-8192, %ebp
	andl %esp, %ebp
	testw $0x1c1, 0x8(%ebp)
	jnz syscall_trace_entry
	cmpl $(337), %eax
	jae syscall_badsys
syscall_call:
	call *sys_call_table(,%eax,4)
	movl %eax,0x18(%esp)
syscall_exit:
771:	pushl %edi ; pushl %edx
	call *%cs:pv_irq_ops+8
	popl %edx ; popl %edi
772:
.pushsection .parainstructions,"a"
	.align 4
	.long 771b
	.byte 45
	.byte 772b-771b
	.short 0x1
.popsection
	movl 0x8(%ebp), %ecx
	testl $0xfeff, %ecx
	jne syscall_exit_work
restore_all:
	movl 0x38(%esp), %eax
	movb 0x40(%esp), %ah
	movb 0x34(%esp), %al
	andl $(0x20000|(0x4<<8)|0x3), %eax
	cmpl $((0x4<<8)|0x3), %eax
	je ldt_ss
restore_nocheck:
	popl %ebx; popl %ecx; popl %edx; popl %esi; popl %edi; popl %ebp; popl %eax
	popl %ds
1:	popl %es
2:	popl %fs
	addl $4, %esp
irq_return:
	jmp *%cs:pv_cpu_ops+144
.section .fixup,"ax"
iret_exc:
	pushl $0
	pushl $do_iret_error
	jmp error_code
4:	movl $0, (%esp)
	jmp 1b
5:	movl $0, (%esp)
	jmp 2b
.previous
.section __ex_table,"a"
	.align 4
	.long irq_return,iret_exc
	.long 1b,4b
	.long 2b,5b
.previous
ldt_ss:
	larl 0x40(%esp), %eax
	jnz restore_nocheck
	testl $0x00400000, %eax
	jnz restore_nocheck
	cmpl $0, pv_info+4
	jne restore_nocheck
syscall_trace_entry:
	movl $-38,0x18(%esp)
	movl %esp, %eax
	call syscall_trace_enter
	cmpl $(337), %eax
	jnae syscall_call
	jmp syscall_exit
syscall_exit_work:
	testb $0x80, %cl
	jz work_pending
syscall_badsys:
	movl $-38,0x18(%esp)
	jmp syscall_exit
work_pending:
	ret
	.size system_call, .-system_call
error_code:
	pushl %es
	movl $-1, 0x2c(%esp)
	call *%edi
	jmp system_call
.section .rodata,"a"
	.globl interrupt
interrupt:
.section .init.text, "ax"
	.p2align 5
	.p2align 5
irq_entries_start:
	.cfi_startproc
vector=32
.rept (256-32+6)/7
	.balign 32
  .rept 7
    .if vector < 256
      .if vector <> 32
	.cfi_adjust_cfa_offset -4
      .endif
1:	pushl $(~vector+0x80)
      .if ((vector-32)%7) <> 6
	jmp 2f
      .endif
      .section .rodata,"a"
	.long 1b
      .section .init.text, "ax"
vector=vector+1
    .endif
  .endr
2:	jmp common_interrupt
.endr
	.cfi_endproc
common_interrupt:
	addl $-0x80,(%esp)
	call do_IRQ
	.text
	lock; addl $0,0(%esp)
	.section .smp_locks,"a"
	.balign 4
	.long 661f
	.previous
661:	lock; decl %ds:counter
	js 3f
4:	ret
	.subsection 1
	.ifndef .text.lock.spin
.text.lock.spin:
	.endif
3:	call __down_failed
	jmp 4b
	.previous
	rep; nop
	rep ; stosl
	cs; nop
	.byte 0x66
	nop
	.weak counter
counter: .long 0
