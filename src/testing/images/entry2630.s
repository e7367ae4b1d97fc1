# Entry code as a kernel of 2.6.30 had it (x86-32, with PAE): an interrupt site in its sandwich, a plain call of C
# code, and their records of 8 bytes. Written for pvscope.
    .macro record start, end, type, clobbers
    .pushsection .parainstructions, "a"
    .balign 4
    .long \start
    .byte \type
    .byte \end - \start
    .short \clobbers
    .popsection
    .endm

    .text
    .globl leave_kernel
    .type leave_kernel, @function
leave_kernel:
1:
    push %eax
    push %edi
    push %edx
    call *%cs:pv_irq_ops+8
    pop %edx
    pop %edi
    pop %eax
2:
    record 1b, 2b, 45, 0
    ret
    .size leave_kernel, . - leave_kernel

    .globl read_flags
    .type read_flags, @function
read_flags:
3:
    call *pv_irq_ops
4:
    record 3b, 4b, 43, 5
    ret
    .size read_flags, . - read_flags
