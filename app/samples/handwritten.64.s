# March 2007: no record, only a call with
# pushes and pops around it. Each pair
# belongs to the site.
add_pair:
    mov   (%rsi), %rax
    mov   8(%rsi), %rcx
    mov   16(%rsi), %rdx
    push  %rax
    push  %rcx
    push  %rdx
    call  paravirt_cli
    pop   %rdx
    pop   %rcx
    pop   %rax
    add   %rcx, %rax
    adc   $0, %rdx
    mov   %rax, (%rbx)
    mov   %rdx, 8(%rbx)
    ret
