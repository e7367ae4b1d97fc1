# A module as a kernel of 6.1 would have it (x86-64): calls through pv_ops, their records, and the inline code
# that takes their place on bare hardware. Written for pvscope.
    .macro record start, end, type, clobbers
    .pushsection .parainstructions, "a"
    .balign 8
    .quad \start
    .byte \type
    .byte \end - \start
    .short \clobbers
    .popsection
    .endm

# A call that stays a call.
    .macro paravirt type, clobbers=0x1ff
1701:
    call *pv_ops+8*\type(%rip)
1702:
    record 1701b, 1702b, \type, \clobbers
    .endm

# A call with inline code for where a feature is absent.
    .macro alternative type, feature, clobbers, code
1703:
    call *pv_ops+8*\type(%rip)
1704:
    record 1703b, 1704b, \type, \clobbers
    .pushsection .altinstructions, "a"
    .long 1703b - .
    .long 1705f - .
    .short \feature | 0x8000
    .byte 1704b - 1703b
    .byte 1706f - 1705f
    .popsection
    .pushsection .altinstr_replacement, "ax"
1705:
    \code
1706:
    .popsection
    .endm

    .text
    .globl save_and_disable
    .type save_and_disable, @function
save_and_disable:
    push %rbx
    alternative 30, 272, 1, "pushf; pop %rax"
    mov %rax, %rbx
    alternative 31, 272, 1, "cli"
    mov %rbx, %rax
    pop %rbx
    ret
    .size save_and_disable, . - save_and_disable

    .globl map_page
    .type map_page, @function
map_page:
    push %rbx
    mov %rdi, %rbx
    mov (%rsi), %rdi
    alternative 62, 272, 1, "mov %rdi, %rax"
    and $-2, %rax
    mov %rax, %rsi
    mov %rbx, %rdi
    paravirt 58
    paravirt 50
    pop %rbx
    ret
    .size map_page, . - map_page

    .globl read_counter
    .type read_counter, @function
read_counter:
    mov $0x10, %edi
    paravirt 23
    lea table(%rip), %rcx
    add (%rcx), %rax
    jmp finish
    .size read_counter, . - read_counter

    .globl unlock
    .type unlock, @function
unlock:
    alternative 80, 276, 1, "movb $0, (%rdi)"
    call helper
finish:
    ret
    .size unlock, . - unlock

    .data
table:
    .quad 7
