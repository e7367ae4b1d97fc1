import type { LinkVersion } from './version.ts'
import { v3 } from './v3.ts'

/** What listings for Itanium often hold. It stands before the rest, whose places count from the end. Frozen. */
const itanium = `        .proc
{ .bbb
        nop.b 0
        cmp.eq p6,p0=r8,r0 ;;
(p6)    br.cond.spnt.few 3f ;;
(p6)    br.ret.sptk.many b0 ;;
        .section .paravirt_branches,"a"
        data8 1b, PARAVIRT_PATCH_TYPE_BR_
        rsm psr.i ssm psr.i mov r8=cpuid[r8] mov r8=psr ptc.ga itr.d
        adds sp=-16,sp
        adds sp=16,sp
        add r8=r32,r33
        mov out1=in1
        mov r8=in0
        alloc loc0=ar.pfs,2,3,2,0
{ .mmi
        alloc loc0=ar.pfs,1,2,1,0
        nop.m 0
        mov loc1=b0 ;;
}
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

{ .mib
        mov out0=r8
        nop.i 0
        br.call.sptk.many b0=
}
{ .mii
        nop.m 0
        mov ar.pfs=loc0
        mov b0=loc1 ;;
}
        br.ret.sptk.many b0 ;;
        .endp
`

/** Adds `text` and `keep`, which name a shipped text: links of v3 repeat theirs, so nothing in them changes. */
export const v4: LinkVersion = {
  version: 4,
  dictionary: itanium + v3.dictionary,
  upgrade: (before) => before,
}
