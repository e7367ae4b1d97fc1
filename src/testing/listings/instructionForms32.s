# x86-32
# Forms of instructions: addressing, symbols, prefixes, implied operands, defaults of size.
        .text
        movl $~0x80000000,%eax
        add $0x80000000,%eax
        push $0xffffffff
        push $foo
        pushw $foo
        shl $foo,%eax
        int $3
        int $foo
        add $1,(%eax)
        fld (%eax)
        fadd (%eax)
        fild (%eax)
        xchg %eax,%eax
        mov %ds:(%eax),%eax
        mov %ss:(%ebp),%eax
        mov %ds:foo,%eax
        mov %es:foo,%eax
        mov %ax,%ds
        mov %eax,%ds
        mov %ds,%ax
        mov %ds,%eax
        mov %ds,(%eax)
        movw %ds,(%eax)
        pushw %ds
        lldt %ax
        str %ax
        str %eax
        arpl %ax,%bx
        lar %ax,%eax
        data16 nop
        rep
        lock
        cs
        data16
        fadd
        fsubp
        fsub %st,%st(3)
        fsub %st(3),%st
        fsubrp %st,%st(1)
        fxch
        fcom
        fucom %st(1)
        ljmp $0x10,$foo
        lcall $0x10,$0x1234
        ljmp *foo
        ljmpl *foo
        jmp foo
        jmp *foo
        call foo
        call foo@PLT
        jne foo
        jecxz foo
        loop foo
        jcxz foo
        call 0x1234
        jmp 0x1234
        jmp .
        test foo,%eax
        test %eax,foo
        xchg foo,%eax
        xchg %eax,%ecx
        xchg %ecx,%eax
        xchg %ebx,%ecx
        mov foo,%al
        mov foo,%eax
        movl foo+4,%eax
        mov %eax,%cs:foo
        mov $foo,%eax
        movb $foo,%al
        movw $foo,%ax
        addl $foo,(%eax)
        addl $foo,foo
        add $foo,%eax
        imul $3,%eax
        imul $foo,%eax
        lea foo(,%eax,4),%eax
        mov (%eax,1),%eax
        mov (,%eax),%eax
        mov (%bx,%si),%ax
        mov 4(%bp),%ax
        mov (%bp),%ax
        xbegin foo
        bound %eax,(%ecx)
        enter $16,$0
        inb %dx
        inb $5
        outb $5
        in (%dx),%al
        out %al,$5
        cmpsb
        cmpsl %es:(%edi),%ds:(%esi)
        movsl %fs:(%esi),%es:(%edi)
        movsw
        insb
        outsl
        xlat
        iret
        iretw
        sysret
        sysexit
        pushf
        pushfw
        pushfl
        pusha
        popal
        aam
        ret
        retw
        lret $4
        mov 0xffffffff(%eax),%eax
        mov 0x80000000(%eax),%eax
        mov -0x80000001(%eax),%eax
        jmp foo@PLT
        calll foo
        call *%cs:foo
        jmp.d32 foo
        mov.s %eax,%ebx
        nopw (%eax)
        fwait
        fstcw (%eax)
        repz ret
        repne scasb
        cmpltsd %xmm0,%xmm1
        monitor
        mwait
        monitor %eax,%ecx,%edx
        vmrun %eax
        invlpga %eax,%ecx
        lgdt foo
        lgdtl foo
        lgdtw foo
        smsw %ax
        smsw (%eax)
        pushl %eax; pushl %ecx; pushl %edx
        lock; incl foo
        lock; cmpxchgl %ecx,foo
        rep; nop
        rep; stosl
        movl %eax,%fs:0x14
        movl %gs:per_cpu__cur,%eax
        movw $0x18,%ax
        movl $__KERNEL_DS,%ecx
        andl $~0xfff,%esp
        testl $(1<<9),8(%esp)
        testb $3,PT_CS(%esp)
        cmpl $(nr_syscalls),%eax
        jae syscall_badsys
        jmp *sys_call_table(,%eax,4)
        call *sys_call_table(,%eax,4)
        movl %eax,PT_EAX(%esp)
        addl $4,%esp
        lidt idt_descr
        lgdt early_gdt_descr
        ljmp $0x60,$1f
1:      movl %cr0,%eax
        orl $0x80000000,%eax
        movl %eax,%cr0
        movl $swapper_pg_dir-0xc0000000,%eax
        movl %eax,%cr3
        clts
        fninit
        fnsave foo
        fwait
        movl %db7,%eax
        lldt %ax
        ltr %dx
        str %ax
        invlpg (%eax)
        wbinvd
        cpuid
        rdmsr
        wrmsr
        rdtsc
        hlt
        sti; hlt
        pushfl; popl %eax; cli
        pushl %eax; popfl
        int $0x80
        int3
        ud2
        iret
        sysenter
        sysexit
        bsfl %eax,%ecx
        bsrl foo,%ecx
        btsl %eax,foo
        lock; btrl $3,foo
        xchgl %eax,foo
        xaddl %eax,(%ecx)
        lock; xaddl %eax,(%ecx)
        cmpxchg8b foo
        lock; cmpxchg8b (%esi)
        bswap %eax
        shrdl $5,%edx,%eax
        shldl %cl,%edx,%eax
        movzbl 1f,%eax
        movsbl (%eax),%ecx
        movzwl foo+2,%ecx
1:      cwtl; cltd; cbtw; cwtd
        inb $0x80,%al
        outb %al,$0x80
        inl (%dx),%eax
        outw %ax,(%dx)
        insl; outsl
        leal 4(%esp,%eax,8),%edx
        imull $100,foo,%eax
        mull foo
        divl 4(%esp)
        negl foo
        notb foo
        setne %al
        sete foo
        cmovne %eax,%ebx
        cmovzl foo,%eax
        rolw $8,%ax
        rcrl %eax
        sarl %cl,foo
        pushl $foo; pushl $1; pushw $2; pushl foo
        popl foo
        pushl %ds; popl %es; pushl %gs
        movl %eax,%ds
        movl %ds,%eax
        movw %gs,foo
        lret; lret $8; ret $4
        enter $8,$0; leave
        lcall $0x10,$foo
        lcall *foo
        jcxz 2f
        jecxz 2f
        loop 2f
        loopne 2f
2:      call foo
        jmp foo
        je foo
        call *foo
        call *%cs:foo+8
        jmp *%cs:foo
        call *%ds:foo
        jmp *%eax
        call *8(%eax)
        monitor; mwait
        fxsave foo
        fldl foo; fstpl foo; flds foo; fildl foo; fistpll foo
        movups %xmm0,foo; movaps foo,%xmm1; movd %xmm0,%eax
        prefetchnta foo; sfence; mfence
        pause; nop; nopl foo; nopw (%eax)
        xchg %ax,%ax; leal 0(%esi),%esi
        lahf; sahf; cld; std; clc; stc; cmc
        daa; das; aaa; aas; aam; aad
        xlat; into; bound %eax,foo
        arpl %ax,foo; verr %ax; verw foo; lar %ax,%eax; lsl foo,%eax; smsw %ax; lmsw %ax; sldt %eax
        movl $foo,%eax; movl $foo+4,foo; movl foo,%eax; movl %eax,foo; movb %al,foo; movw foo,%ax; movb foo,%cl
        addl $foo,%eax; addl $foo,%ecx; addb $5,foo; cmpw $-1,foo; cmpl $-1,foo; orl $0xfffffff0,%eax; andw $0xff00,%ax
        vmcall; vmlaunch; vmresume; vmxoff; vmmcall; vmread %eax,%ecx; vmptrld foo; vmclear foo
0:      nop
        1:
