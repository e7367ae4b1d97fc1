/** Numbers of the features that paravirt sites of 6.1 ask for (arch/x86/include/asm/cpufeatures.h). */
export const slotFeatures = { xenPv: 272, pvUnlock: 276, vcpuPreempt: 277 } as const
