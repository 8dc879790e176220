import { createSocket } from 'node:dgram'
import type { LookupAddress } from 'node:dns'
import { Resolver } from 'node:dns/promises'
import { once } from 'node:events'
import ipaddr from 'ipaddr.js'
import { onTestFinished } from 'vitest'

/** What a name server does when it is asked: addresses, a code of RFC 1035 § 4.1.1, noise, or nothing. */
export type NameAnswer = string[] | 'servfail' | 'unknown' | 'refused' | 'noise' | 'silence'

const codes = { servfail: 2, unknown: 3, refused: 5 }
const types = { 1: 4, 28: 6 } as const

/**
 * A name server on loopback, by UDP, that says of a name whatever `says` does at that moment. It ends with the test.
 * @returns how a guard asks it, and which questions it had
 */
export async function startNameServer(says: (name: string) => NameAnswer) {
  const asked: string[] = []
  const socket = createSocket('udp4')
  socket.on('message', (message, { port, address }) => {
    const { name, type, question } = questionOf(message)
    if (type === 1) asked.push(name)
    const answer = says(name)
    if (answer === 'silence') return
    const family = types[type as keyof typeof types]
    const records = Array.isArray(answer)
      ? answer.map(one => ipaddr.parse(one)).filter(one => one.kind() === `ipv${family}`)
      : []
    const code = Array.isArray(answer) || answer === 'noise' ? 0 : codes[answer]
    const header = Buffer.alloc(12)
    message.copy(header, 0, 0, 2)
    header.writeUInt16BE(0x8180 | code, 2)
    header.writeUInt16BE(1, 4)
    header.writeUInt16BE(answer === 'noise' ? 9 : records.length, 6)
    const told = records.map(one => recordOf(type, one.toByteArray()))
    socket.send(Buffer.concat([header, question, ...told]), port, address)
  })
  socket.bind(0, '127.0.0.1')
  await once(socket, 'listening')
  onTestFinished(() => void socket.close())
  const resolver = new Resolver({ timeout: 200, tries: 1 })
  resolver.setServers([`127.0.0.1:${socket.address().port}`])
  return {
    asked,
    /** Both kinds of addresses, as the system's own resolver gives them. */
    async resolve(host: string): Promise<LookupAddress[]> {
      const found = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)])
      const all = found.flatMap(one => (one.status === 'fulfilled' ? one.value : []))
      if (all.length === 0 && found[0].status === 'rejected') throw found[0].reason
      return all.map(address => ({ address, family: address.includes(':') ? 6 : 4 }))
    },
  }
}

function questionOf(message: Buffer): { name: string; type: number; question: Buffer } {
  const labels: string[] = []
  let at = 12
  for (let size = message.readUInt8(at); size !== 0; size = message.readUInt8(at)) {
    labels.push(message.toString('latin1', at + 1, at + 1 + size))
    at += size + 1
  }
  const type = message.readUInt16BE(at + 1)
  return { name: labels.join('.').toLowerCase(), type, question: message.subarray(12, at + 5) }
}

/** One answer, of the name that was asked, to be forgotten at once. */
function recordOf(type: number, address: readonly number[]): Buffer {
  const head = Buffer.alloc(12)
  // Where the name stands.
  head.writeUInt16BE(0xc00c, 0)
  head.writeUInt16BE(type, 2)
  head.writeUInt16BE(1, 4)
  head.writeUInt16BE(address.length, 10)
  return Buffer.concat([head, Buffer.from(address)])
}
