import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ICAL from 'ical.js'
import { SaxesParser } from 'saxes'
import { freePort } from '../network/free-port.ts'
import { startPython } from './debian-python.ts'

/** An entry as the server gives it back. */
export type KeptEntry = { uid: string; sequence: number; status: string; start: string }

export type Radicale = {
  /** @returns the status; 201: it is new, 204: it took the place of one */
  put(path: string, calendar: string): Promise<number>
  /** What a calendar holds, asked for as programs do (RFC 4791 § 7.8). */
  report(path: string): Promise<KeptEntry[]>
  get(path: string): Promise<string>
  stop(): void
}

/** Radicale (https://radicale.org), a CalDAV server, without a calendar; anybody may write. */
export async function startRadicale(python: string): Promise<Radicale> {
  const port = await freePort()
  const folder = mkdtempSync(join(tmpdir(), 'tambour-radicale-'))
  const options = {
    'server-hosts': `127.0.0.1:${port}`,
    'storage-filesystem-folder': folder,
    'auth-type': 'none',
    'logging-level': 'error',
    config: '',
  }
  const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value])
  const end = await startPython(python, ['radicale', ...args], port)
  const ask = async (method: string, path: string, type: string, body?: string) => {
    const headers = {
      authorization: `Basic ${btoa('mairie:')}`,
      'content-type': type,
      depth: '1',
    }
    const url = `http://127.0.0.1:${port}/mairie${path}`
    return await fetch(url, { method, headers, ...(body !== undefined && { body }) })
  }
  await ask('MKCALENDAR', '/offres/', 'application/xml')
  return {
    put: async (path, calendar) =>
      (await ask('PUT', path, 'text/calendar; charset=utf-8', calendar)).status,
    get: async path => await (await ask('GET', path, 'text/plain')).text(),
    async report(path) {
      const answer = await ask('REPORT', path, 'application/xml; charset=utf-8', query)
      if (answer.status !== 207) throw new Error(`REPORT: ${answer.status}`)
      return calendarData(await answer.text()).map(entryOf)
    },
    stop() {
      end()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const query = `<?xml version="1.0" encoding="utf-8"?>
<C:calendar-query xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav">
  <D:prop><C:calendar-data/></D:prop>
  <C:filter><C:comp-filter name="VCALENDAR"><C:comp-filter name="VEVENT"/></C:comp-filter></C:filter>
</C:calendar-query>`

function calendarData(xml: string): string[] {
  const found: string[] = []
  let text: string | null = null
  const parser = new SaxesParser()
  const isData = (name: string) => name.endsWith('calendar-data')
  parser.on('opentag', ({ name }) => {
    if (isData(name)) text = ''
  })
  parser.on('text', part => {
    if (text !== null) text += part
  })
  parser.on('closetag', ({ name }) => {
    if (isData(name) && text !== null) found.push(text)
    text = null
  })
  parser.write(xml).close()
  return found
}

function entryOf(calendar: string): KeptEntry {
  const [event, ...others] = new ICAL.Component(ICAL.parse(calendar)).getAllSubcomponents('vevent')
  if (event === undefined || others.length > 0) throw new Error('one event was expected')
  const said = (name: string) => String(event.getFirstPropertyValue(name))
  return {
    uid: said('uid'),
    sequence: Number(said('sequence')),
    status: said('status'),
    start: said('dtstart'),
  }
}
