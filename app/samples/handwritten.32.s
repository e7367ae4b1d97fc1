# March 2007: no record, only a call
# with pushes and pops around it. Each
# pair belongs to the site.
add_pair:
    mov   (%esi), %eax
    mov   4(%esi), %ecx
    mov   8(%esi), %edx
    push  %eax
    push  %ecx
    push  %edx
    call  paravirt_cli
    pop   %edx
    pop   %ecx
    pop   %eax
    add   %ecx, %eax
    adc   $0, %edx
    mov   %eax, (%edi)
    mov   %edx, 4(%edi)
    ret
