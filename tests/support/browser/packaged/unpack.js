// Unpacks Chromium and the libraries it needs into TMPDIR; run by chromium.ts, which sets TMPDIR.
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import chromium, { inflate } from '@sparticuz/chromium'

const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium')
await chromium.executablePath()
// NSS and NSPR, which a server's system often lacks. The package unpacks them on AWS alone.
await inflate(join(dirname(entry), '../bin/al2023.tar.br'))
