# x86-64
# Forms of instructions: addressing, symbols, prefixes, implied operands, defaults of size.
        .text
        mov $0x80000000,%rax
        mov $0xffffffff,%rax
        add $0xffffffff,%eax
        add $0xfffffffffffffff0,%eax
        mov $foo,%rax
        mov $foo,%eax
        movq $foo,%rax
        movabs $foo,%rax
        movabs $5,%rax
        movabs foo,%rax
        movabs foo,%eax
        movabs %al,foo
        mov foo,%eax
        mov foo,%rax
        mov 0x1122334455667788,%rax
        mov 0x80000000,%eax
        mov 0xffffffff80000000,%eax
        mov 0xffffffff80000000(%rax),%eax
        mov foo(%rip),%eax
        mov foo+4(%rip),%eax
        movl $5,foo(%rip)
        movb $5,foo(%rip)
        mov 0x118(%rip),%eax
        mov foo(%rax),%eax
        mov foo(,%rax,8),%eax
        mov foo(%eax),%eax
        mov %gs:0x14,%eax
        mov %gs:foo,%rax
        mov %fs:0,%rax
        mov %ds:(%rax),%eax
        mov %ds:(%rbp),%eax
        mov %ss:(%rbp),%eax
        mov %cs:(%rax),%eax
        call foo
        call foo+4
        call foo@PLT
        call *foo
        call *foo(%rip)
        call *%rax
        callq *8(%rax)
        jmp foo
        jne foo
        jmp 0x1234
        call 0x1234
        push $foo
        push $-1
        pushw $5
        pushq $5
        push %fs
        pushw %fs
        pushf
        pushfq
        push (%rax)
        pop (%rax)
        jrcxz foo
        jecxz foo
        loop foo
        lret
        lretq
        lretw
        iret
        iretq
        sysret
        sysretl
        sysretq
        sysexit
        sysexitl
        sysexitq
        xchg %eax,%eax
        xchg %rax,%rax
        xchg %ax,%ax
        xchg %r8,%rax
        xchg %eax,%r8d
        nop
        nopl (%rax)
        ljmp *(%rax)
        rex.w ljmp *(%rax)
        lcall *(%rax)
        movq %rax,%xmm0
        movd %rax,%xmm0
        movq (%rax),%xmm0
        movq %xmm0,(%rax)
        movq %xmm0,%xmm1
        movq %xmm1,%rax
        mov %cr0,%rax
        mov %cr8,%rax
        mov %db7,%rax
        movslq %eax,%rbx
        movsl %eax,%rbx
        movzbl %al,%eax
        movzb %al,%eax
        movzx %al,%eax
        movzbq %al,%rax
        movsxd %eax,%rax
        movsbw %al,%ax
        movzwl (%rax),%eax
        movsx (%rax),%eax
        cvtsi2sd (%rax),%xmm0
        cvtsi2sdl (%rax),%xmm0
        cvtsi2sdq %rax,%xmm0
        cvtsi2sd %rax,%xmm0
        cvttsd2si %xmm0,%rax
        rex nop
        rex.W nop
        rex.WRXB mov %eax,%eax
        data16 rex.W call foo
        data16 lea foo(%rip),%rdi
        bnd jmp foo
        bnd call foo
        notrack jmp *%rax
        ds jmp *%rax
        vmovaps %ymm8,%ymm0
        vmovdqu 0x100(%rax),%ymm0
        vpinsrw $1,%eax,%xmm0,%xmm1
        vcmpltpd %ymm0,%ymm1,%ymm2
        vpcmpneqd %zmm0,%zmm1,%k1
        vaddps (%rax){1to16},%zmm1,%zmm2{%k1}{z}
        vaddps {rn-sae},%zmm0,%zmm1,%zmm2
        vcvtpd2psx (%rax),%xmm0
        vcvtpd2psy (%rax),%xmm0
        pclmulqdq $1,%xmm0,%xmm1
        pclmullqhqdq %xmm0,%xmm1
        pblendvb %xmm0,%xmm1,%xmm2
        test %rax,foo
        imul $3,%rax
        mov %rsp,%rbp
        movb %ah,%al
        movb %sil,%al
        lea foo(%rip),%rax
        lea foo,%rax
        lea foo,%eax
        leaq 8(%rsp),%rdi
        invlpg (%rax)
        fxsave64 (%rax)
        fxsaveq (%rax)
        wrmsr
        swapgs
        cmpxchg16b (%rax)
        rdfsbase %rax
        xsaves64 (%rax)
        mov $.,%rax
        add $8,%rsp
        subq $-128,%rsp
        addq $128,%rsp
        movq %mm0,%mm1
        movq %rax,%mm0
        cmpq $foo,(%rax)
        cmpb $foo,(%rax)
        movw $foo,(%rax)
        mov $foo,%ax
        mov $foo,%al
        loopne foo
        jmp *foo(,%rax,8)
        enter $1,$2
        retq
        leaveq
        endbr64
        clac
        rdtscp
        monitor %rax,%ecx,%edx
        monitor %rax,%rcx,%rdx
        mwait %eax,%ecx
        mwait %rax,%rcx
        clzero %rax
        vmload %rax
        skinit %eax
        mov 0xffffffff(%eax),%ebx
        mov 0xffffffff80000001(%eax),%ebx
        cmpxchg16b foo(%rip)
        jmp *0x10
        jmpq *%rax
        jmpw *%ax
        call *0x8(%eax)
        movl $1,%gs:foo(%rip)
        push $0x7fffffff
        push $128
        add $foo,%rax
        pushq $foo
        mov %eax,foo
        mov %al,foo
        crc32b %al,%ecx
        crc32 %al,%ecx
        crc32q %rax,%rcx
        crc32l %eax,%ecx
        ud1 %eax,%ebx
        ud1l %eax,%ebx
        ud2a
        extractps $1,%xmm0,%eax
        pextrw $1,%xmm0,%rax
        movmskps %xmm0,%rax
        pmovmskb %xmm0,%rax
        pmovmskb %xmm0,%eax
        pinsrw $1,%rax,%xmm0
        vpmovmskb %xmm0,%rax
        mov %ds,%rax
        mov %rax,%ds
        movq %rax,%ds
        lldt (%rax)
        str (%rax)
        str %rax
        smsw %rax
        sldt %eax
        verr %ax
        lmsw %ax
        lmsw (%rax)
        lar %ax,%rax
        lsl %rax,%rax
        movb $255,%al
        movw $-1,%ax
        ret $-1
        shl $-1,%eax
        shl %eax
        shl $1,%eax
        shll (%rax)
        sal %cl,%eax
        shld %cl,%eax,%ebx
        shld %eax,%ebx
        rol (%rax)
        inc %eax
        dec (%rax)
        nop %eax
        nopw %cs:0x0(%rax,%rax,1)
        cs nopw 0x0(%rax,%rax,1)
        out %eax,(%dx)
        ins (%dx),%es:(%rdi)
        insl (%dx),%es:(%rdi)
        outsb %ds:(%rsi),(%dx)
        stos %al,%es:(%rdi)
        stos %eax,(%rdi)
        stosl %eax,(%rdi)
        stosb (%rdi)
        stosl %es:(%rdi)
        lods (%rsi),%al
        lods %gs:(%rsi),%al
        lodsl (%esi)
        scas (%rdi),%al
        movsb (%rsi),(%rdi)
        movs %ds:(%esi),%es:(%edi)
        cmpsb %es:(%rdi),%gs:(%rsi)
        rep movsl
        repz cmpsb
        xlat %ds:(%rbx)
        xlatb
        maskmovq %mm0,%mm1
        maskmovdqu %xmm0,%xmm1
        fnstsw
        fnstsw %ax
        fadd %st(1)
        faddp
        faddp %st(2)
        faddp %st,%st(2)
        fmul
        fstp %st
        fcomi %st(1)
        fcomi %st(1),%st
        fucomip %st(1),%st
        fcmovb %st(1),%st
        fildll (%rax)
        fildq (%rax)
        filds (%rax)
        fisttpll (%rax)
        fldt (%rax)
        fbld (%rax)
        fiaddl (%rax)
        fiadds (%rax)
        ficoml (%rax)
        fldcw (%rax)
        fnsave (%rax)
        fldenv (%rax)
        ffreep %st(1)
        lock; incl (%rax)
        lock incl (%rax)
        rep nop
        repz ret
        xacquire lock incl (%rax)
        cmpneqps %xmm1,%xmm2
        cmppd $3,%xmm1,%xmm2
        movsd %xmm0,%xmm1
        movsd (%rax),%xmm1
        movsd
        cmpsd
        cmpsd $1,%xmm0,%xmm1
        movss %xmm0,(%rax)
        movaps %xmm0,%xmm1
        vmovss %xmm0,%xmm1,%xmm2
        vmovsd (%rax),%xmm2
        vmovsd %xmm8,%xmm1,%xmm2
        vmovq %xmm8,%xmm1
        vmovd %xmm0,%eax
        vmovq %xmm0,%rax
        vmovdqu64 (%rax),%zmm0
        vpbroadcastb %eax,%zmm1
        vpternlogd $0xff,%zmm0,%zmm0,%zmm0
        vpxord %zmm17,%zmm17,%zmm17
        vgatherdps %ymm2,(%rax,%ymm1,4),%ymm0
        vpgatherdd (%rax,%zmm1,4),%zmm0{%k1}
        kmovb %k1,%eax
        kmovq %rax,%k1
        kortestb %k1,%k1
        vcvtsi2sd %eax,%xmm0,%xmm1
        vcvtsi2sdq (%rax),%xmm0,%xmm1
        vcvtsi2sdl (%rax),%xmm0,%xmm1
        vcvttsd2si %xmm0,%rax
        vcvtsd2usi %xmm0,%eax
        sha256rnds2 %xmm0,%xmm1,%xmm2
        vextracti128 $1,%ymm0,(%rax)
        andn %eax,%ebx,%ecx
        bextr %eax,(%rax),%ecx
        rorx $3,%rax,%rbx
        mulx %rax,%rbx,%rcx
        pdep %rax,%rbx,%rcx
        tzcnt %eax,%ebx
        movbe (%rax),%eax
        adcx %rax,%rbx
        prefetcht0 (%rax)
        prefetchw (%rax)
        xbegin foo
        xabort $3
        invpcid (%rax),%rcx
        vmread %rax,%rbx
        vmwrite %rax,%rbx
        vmptrld (%rax)
        invept (%rax),%rcx
        call *%ax
        swapgs
        movq %rsp,%gs:old_rsp
        movq %gs:kernel_stack,%rsp
        movq %gs:kernel_stack(%rip),%rsp
        movq %rax,RAX(%rsp)
        subq $6*8,%rsp
        addq $8,%rsp
        movq %rdi,14*8+8(%rsp)
        testl $3,CS(%rsp)
        testl $_TIF_WORK,flags(%rcx)
        cmpq $__NR_max,%rax
        ja badsys
        call *sys_call_table(,%rax,8)
        jmp *sys_call_table(,%rax,8)
        call *pv_irq_ops+8
        call *pv_irq_ops+8(%rip)
        jmp *pv_cpu_ops+0x118(%rip)
        call *%cs:foo
        jmp *%rax
        call *8(%rax)
        sysretq; sysretl; iretq; sysexit; syscall; sysenter
        movq $foo,%rdi
        movq $0xffffffff80000000,%rax
        movq $0x1234567890,%rax
        movabsq $foo,%rax
        movabs $foo+8,%r11
        movabsq %rax,foo
        movabs foo,%al
        leaq foo(%rip),%rdi
        lea foo(,%rax,8),%rcx
        movl $foo,%edi
        movl foo,%eax
        movq foo,%rax
        movb foo(%rip),%al
        movzbl foo(%rip),%eax
        movslq foo(,%rax,4),%rdx
        movl $1,foo(%rip)
        movb $1,foo+3(%rip)
        movw $1,foo(%rip)
        movq $-1,foo(%rip)
        cmpl $0,foo(%rip)
        cmpb $0,foo(%rip)
        addq $foo,%rax
        addq $foo,%rcx
        pushq $foo; pushq $-1; pushq $0x80; pushq foo(%rip); popq foo(%rip); pushq %r12; popq %r12
        push %fs; pop %gs; pushfq; popfq; pushq $0x10; lretq; lret
        call foo; jmp foo; jne foo; call foo+4; call foo@PLT; jmp foo@PLT
        bnd jmp foo; notrack jmp *%rax; rep; ret; repz ret; data16 rex.W call foo
1:      jmp 1b; je 1b; jne 1f; call 1b; loop 1b; jrcxz 1f; jecxz 1f
1:      jmp local
local:      nop
        jmp elsewhere
        call elsewhere
        lock; incq foo(%rip)
        lock; cmpxchgq %rcx,(%rdi)
        lock; cmpxchg16b (%rsi)
        xchgq %rax,foo(%rip); xaddl %eax,foo(%rip); btsq $5,foo(%rip); lock; btrq %rax,foo(%rip)
        movq %cr3,%rax; movq %rax,%cr3; movq %cr8,%rax; movq %db7,%rax
        movl %eax,%ds; movl %ds,%eax; movw %ds,%ax; movq %rax,%gs
        lidt foo(%rip); lgdt (%rax); ltr %ax; lldt %ax; str %ax; invlpg (%rax); sgdt foo; verw foo(%rip)
        rdmsr; wrmsr; rdtscp; xgetbv; xsetbv; clac; stac; rdfsbase %rax; wrgsbase %rax; cpuid; wbinvd; hlt; ud2
        vmcall; vmmcall; vmlaunch; vmresume; vmrun %rax; vmload %rax; vmread %rax,%rbx; vmptrld foo(%rip); invept (%rax),%rcx
        endbr64; pause; mfence; clflush (%rax); prefetcht0 foo(%rip); prefetchw 8(%rax)
        cltq; cqto; cwtl; cltd; bswap %rax; popcnt %rax,%rcx; shlq $3,%rax; shrq %rax; sarl %cl,%eax
        imulq $100,%rax,%rcx; imulq foo(%rip),%rax; mulq %rcx; divq foo(%rip); negq %rax; setb %r9b; cmovneq %rax,%rbx
        rep; stosq; rep movsb; repne scasb; movsq; lodsb; insl; outsb
        fxsave64 (%rdi); xsaves64 (%rdi); fldl foo(%rip); fnstcw 4(%rsp); ldmxcsr foo(%rip)
        movups %xmm0,foo(%rip); movdqa foo(%rip),%xmm1; movq %rax,%xmm0; movd %xmm1,%eax; vmovdqu (%rax),%ymm0; vzeroupper
        xchg %ax,%ax; xchg %eax,%eax; xchg %rax,%rax; nopl 0(%rax); nopw 0(%rax,%rax,1); nopw %cs:0x200(%rax,%rax,1)
        movl %eax,%fs:0; movq %fs:0x28,%rax; xorq %fs:0x28,%rax; movq %fs:foo(%rip),%rax; movl %gs:foo,%eax
        enter $8,$1; leave; ret $8; int $0x80; int3; int $3; xbegin foo; xabort $1; xend
        ljmp *foo(%rip); lcall *(%rax); rex.w ljmp *foo(%rip)
        .section .other,"ax"
elsewhere:      nop
        pextrb $1,%xmm0,%rax
        pextrb $1,%xmm0,%eax
        pinsrb $1,%rax,%xmm0
        extractps $1,%xmm0,%rax
        vpextrw $1,%xmm0,%rax
        vpinsrw $1,%rax,%xmm0,%xmm1
        vmovmskps %ymm0,%rax
        movmskpd %xmm0,%rax
        sldt %rax
        str %rax
        str %r9
        lar %ax,%eax
        lsl %ax,%rax
        lar %r9w,%r10d
        pextrw $1,%xmm0,(%rax)
        movnti %rax,(%rax)
        ptwrite %rax
        vcvtsd2si %xmm0,%rax
        movbe %rax,(%rcx)
        add %eax,foo(,%rbx)
        addr32 movl (%esi),%edi
