// Data between two pieces of code: sixteen bytes of it read as an alloc.
        .text
        .proc table
table:
        mov r9=r0
        br.cond.sptk.few 3f ;;
        data8 0x80c005800a1d1009, 0x00c4000460467e33
3:
1:
{ .mlx                                  // the unpatched site: an indirect call without a call
        mov r16=gp                      // the caller's gp
        movl r2=pv_cpu_ops+0x10 ;;     // where get_cpuid has its function
}
{ .mii
        ld8 r3=[r2]                     // its descriptor: entry, then gp
        mov r17=ip ;;
        adds r17=48,r17 ;;              // the last bundle of the site
}
{ .mmi
        ld8 r2=[r3],8 ;;
        ld8 gp=[r3]
        mov b7=r2 ;;
}
{ .mib
        nop.m 0
        mov b6=r17                      // the way back is b6: b0 stays the function's
        br.few b7 ;;
}
{ .mii
        mov gp=r16
        nop.i 0
        nop.i 0 ;;
}
2:

        .section .paravirt_bundles,"a"
        data8 1b, 2b, PARAVIRT_PATCH_TYPE_GET_CPUID
        .previous

        br.ret.sptk.many b0 ;;
        .endp
