"""The state of a machine after every instruction of a sequence.

Reads one question a line and writes one answer a line, both JSON; src/testing/traces/traceOracle.ts has their
shapes. Needs Unicorn 2 (Debian: python3-unicorn).

A hook before each instruction notes the state: an emulator that is started again for each is fifty times slower.
"""

import json
import sys

from unicorn import UC_ARCH_X86, UC_HOOK_CODE, UC_MODE_32, UC_MODE_64, Uc, UcError
from unicorn import UC_PROT_EXEC, UC_PROT_READ
from unicorn import __version__, x86_const

PAGE = 0x1000
NAMES = "AX CX DX BX SP BP SI DI".split()
REGISTERS = {
    32: [getattr(x86_const, f"UC_X86_REG_E{name}") for name in NAMES],
    64: [getattr(x86_const, f"UC_X86_REG_R{name}") for name in NAMES]
    + [getattr(x86_const, f"UC_X86_REG_R{number}") for number in range(8, 16)],
}
EFLAGS = x86_const.UC_X86_REG_EFLAGS
BASES = (x86_const.UC_X86_REG_FS_BASE, x86_const.UC_X86_REG_GS_BASE)
CHUNK = 64


class Machine:
    """An emulator for many sequences of one width, each at an address of its own."""

    def __init__(self, question):
        self.bits = question["bits"]
        self.registers = REGISTERS[self.bits]
        self.used = set()
        self.uc = Uc(UC_ARCH_X86, UC_MODE_32 if self.bits == 32 else UC_MODE_64)
        self.uc.mem_map(int(question["text"], 16), question["size"], UC_PROT_READ | UC_PROT_EXEC)
        self.pages = [int(address, 16) for address, _ in question["pages"]]
        for address in self.pages:
            self.uc.mem_map(address, PAGE)
        self.uc.hook_add(UC_HOOK_CODE, self.before)

    def answer(self, question):
        start = int(question["start"], 16)
        self.used.add(start)
        self.uc.mem_write(start, bytes.fromhex(question["code"]))
        self.memory = [bytes.fromhex(filling) for _, filling in question["pages"]]
        for address, filling in zip(self.pages, self.memory):
            self.uc.mem_write(address, filling)
        for register, value in zip(self.registers, question["registers"]):
            self.uc.reg_write(register, int(value, 16))
        if self.bits == 64:
            for register, value in zip(BASES, question["bases"]):
                self.uc.reg_write(register, int(value, 16))
        self.uc.reg_write(EFLAGS, question["flags"])
        self.values = [int(value, 16) for value in question["registers"]]
        self.repeated = set(question["repeated"])
        self.limit, self.states, self.last = question["steps"], [], None
        fault = None
        try:
            self.uc.emu_start(start, 0)
        except UcError as error:
            fault = error.errno
        # Some exceptions only end it.
        if fault is None and len(self.states) <= self.limit:
            fault = 0
        return {"states": self.states[1:], "fault": fault}

    def before(self, uc, address, _size, _data):
        # An emulator shows every round of a repeated string operation.
        step = len(self.states)
        if address == self.last and step - 1 in self.repeated:
            return
        if step > self.limit:
            uc.emu_stop()
            return
        self.states.append(self.state(address))
        self.last = address
        if step == self.limit:
            uc.emu_stop()

    def state(self, address):
        """What differs from the state before."""
        changes = []
        for number, register in enumerate(self.registers):
            value = self.uc.reg_read(register)
            if value != self.values[number]:
                self.values[number] = value
                changes.append([number, f"{value:x}"])
        written = []
        for page, base in enumerate(self.pages):
            bytes_now = bytes(self.uc.mem_read(base, PAGE))
            if bytes_now != self.memory[page]:
                written += self.differences(page, bytes_now)
                self.memory[page] = bytes_now
        return [f"{address:x}", self.uc.reg_read(EFLAGS), changes, written]

    def differences(self, page, now):
        """Page, offset and bytes of every piece that changed."""
        old = self.memory[page]
        found = []
        for start in range(0, PAGE, CHUNK):
            left, right = old[start : start + CHUNK], now[start : start + CHUNK]
            if left != right:
                at = [index for index in range(CHUNK) if left[index] != right[index]]
                found.append([page, start + at[0], right[at[0] : at[-1] + 1].hex()])
        return found


def main():
    if "--version" in sys.argv:
        print(__version__)
        return
    machines = {}
    for line in sys.stdin:
        question = json.loads(line)
        bits = question["bits"]
        machine = machines.get(bits)
        # Code is translated once for each address.
        if machine is None or int(question["start"], 16) in machine.used:
            machine = machines[bits] = Machine(question)
        # At once, so that a crash of the emulator costs one answer.
        print(json.dumps(machine.answer(question), separators=(",", ":")), flush=True)


main()
