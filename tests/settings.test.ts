import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { readDemoSettings, readRemoteSettings, readSettings } from '../server/settings.ts'
import { BadSetting } from '../server/settings-shape.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tambour-settings-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
})

const key = 'k'.repeat(43)

function refusal(read: () => unknown): string {
  try {
    read()
  } catch (error) {
    if (error instanceof BadSetting) return error.message
    throw error
  }
  throw new Error('nothing was refused')
}

describe('readSettings', () => {
  it('needs nothing: SQLite and a key in data/, heard on loopback alone', () => {
    const settings = readSettings({}, folder)
    expect(settings).toEqual({
      role: 'both',
      port: 3000,
      host: '127.0.0.1',
      publicUrl: 'http://127.0.0.1:3000',
      databaseUrl: `file:${folder}/data/tambour.db`,
      dataDir: `${folder}/data`,
      secretKey: expect.any(Buffer),
      secretKeyFile: `${folder}/data/secret-key`,
      secretKeyMadeAt: null,
      databaseWasEmpty: false,
      backupTo: `${folder}/data/backups`,
      backupS3Keys: null,
      backupKeep: 14,
      backupPassphrase: null,
      metricsToken: null,
      securityContact: null,
      provider: null,
      smtpUrl: null,
      mailFrom: 'Tambour <tambour@localhost>',
      graphApiUrl: 'https://graph.facebook.com',
      freeMobileUrl: 'https://smsapi.free-mobile.fr',
      geoApiUrl: 'https://geo.api.gouv.fr',
      trustedProxies: ['127.0.0.0/8', '::1'],
      loopbackFeeds: false,
      logLevel: 'info',
    })
    expect(settings.secretKey).toHaveLength(32)
  })

  it('takes an identity provider whole, or not at all', () => {
    const issuer = 'https://auth.agentconnect.gouv.fr/api/v2'
    const whole = { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: 'a', OIDC_CLIENT_SECRET: 'b' }
    expect(readSettings({ SECRET_KEY: key, ...whole }, folder).provider).toEqual({
      issuer,
      clientId: 'a',
      clientSecret: 'b',
      name: null,
    })
    for (const name of Object.keys(whole)) {
      const given = { SECRET_KEY: key, ...whole, [name]: '' }
      expect(refusal(() => readSettings(given, folder))).toBe(
        `Le réglage ${name} manque\u00a0: OIDC_ISSUER, OIDC_CLIENT_ID et OIDC_CLIENT_SECRET vont ensemble.`,
      )
    }
  })

  it.each([
    ['PORT', 'trois mille', 'un nombre entre 0 et 65\u202f535'],
    ['PORT', '65536', 'un nombre entre 0 et 65\u202f535'],
    ['PORT', '-1', 'un nombre entre 0 et 65\u202f535'],
    ['LOOPBACK_FEEDS', 'oui', '0 ou 1'],
    ['HOST', 'pas un hôte', 'une adresse IP ou un nom de machine'],
    ['TRUSTED_PROXIES', '172.18.0.0/33', 'des adresses ou des réseaux'],
    ['TRUSTED_PROXIES', 'mandataire', 'des adresses ou des réseaux'],
    ['PUBLIC_URL', 'tambour.ma-commune.fr', 'une adresse comme https://tambour.ma-commune.fr'],
    ['PUBLIC_URL', 'ftp://ma-commune.fr', 'une adresse comme https://tambour.ma-commune.fr'],
    ['DATABASE_URL', 'mysql://serveur/base', 'une adresse comme file:data/tambour.db'],
    ['DATABASE_URL', 'data/tambour.db', 'une adresse comme file:data/tambour.db'],
    ['DATABASE_URL', 'file://data/tambour.db', 'une adresse comme file:data/tambour.db'],
    ['DATABASE_URL', 'file:', 'une adresse comme file:data/tambour.db'],
    ['DATABASE_URL', 'postgres://serveur:port/base', 'une adresse comme file:data/tambour.db'],
    ['SECRET_KEY', 'trop-court', '32 octets'],
    ['OIDC_ISSUER', 'proconnect', 'une adresse comme https://auth'],
    ['OIDC_ISSUER', 'http://proconnect.gouv.fr', 'https://'],
    ['OIDC_ISSUER', 'http://127.0.0.1.autre.example', 'https://'],
    ['SMTP_URL', 'smtp.exemple.fr', 'une adresse comme smtps://'],
    ['MAIL_FROM', 'la mairie', 'une adresse électronique'],
    ['MAIL_FROM', 'Mairie <a@b.fr>\r\nBcc: c@d.fr', 'une adresse électronique'],
    ['GRAPH_API_URL', 'graph', 'une adresse comme https://graph.facebook.com'],
    ['LOG_LEVEL', 'bavard', 'debug, info, warn, error ou silent'],
  ])('refuses %s=%s in one sentence that names it', (name, value, rule) => {
    const message = refusal(() => readSettings({ SECRET_KEY: key, [name]: value }, folder))
    expect(message).toMatch(new RegExp(`^Le réglage ${name} doit être .*${rule}.*\\.$`))
    expect(message).not.toContain('\n')
  })

  it.each([
    ['file:/srv/tambour.db', 'file:/srv/tambour.db'],
    ['file:///srv/tambour.db', 'file:/srv/tambour.db'],
    ['file::memory:', 'file::memory:'],
    ['postgres://u:p@db.exemple.fr:5432/tambour', 'postgres://u:p@db.exemple.fr:5432/tambour'],
  ])('takes DATABASE_URL=%s', (given, expected) => {
    expect(readSettings({ SECRET_KEY: key, DATABASE_URL: given }, folder).databaseUrl).toBe(
      expected,
    )
  })

  it('says where the key cannot be written, a folder that the system denies as well', () => {
    for (const place of ['/proc/tambour/tambour.db', '/dev/null/data/tambour.db']) {
      expect(refusal(() => readSettings({ DATABASE_URL: `file:${place}` }, folder))).toMatch(
        /^La clé ne peut pas être écrite dans .*\.$/,
      )
    }
  })

  it('takes an S3 address, its key apart', () => {
    const place = 's3://mairie/tambour?endpoint=https://s3.fr-par.scw.cloud&region=fr-par'
    const keys = { BACKUP_S3_ACCESS_KEY: 'cle', BACKUP_S3_SECRET_KEY: 'secret' }
    const read = (more: Record<string, string>) =>
      readSettings({ SECRET_KEY: key, ...more }, folder)
    expect(read({ BACKUP_TO: place, ...keys })).toMatchObject({
      backupTo: place,
      backupS3Keys: { accessKey: 'cle', secretKey: 'secret' },
    })
    expect(refusal(() => read({ BACKUP_TO: place }))).toMatch(
      /^Il manque le réglage BACKUP_S3_ACCESS_KEY : .*\.$/,
    )
    expect(refusal(() => read({ BACKUP_S3_ACCESS_KEY: 'cle' }))).toMatch(
      /^Il manque le réglage BACKUP_S3_SECRET_KEY : .*\.$/,
    )
    for (const wrong of [
      's3://mairie',
      's3://?endpoint=https://s3.exemple.fr',
      's3://mairie?endpoint=s3.exemple.fr',
      's3://mairie?endpoint=ftp://s3.exemple.fr',
      's3://mairie?endpoint=https://s3.exemple.fr/dossier',
      's3://cle:secret@mairie?endpoint=https://s3.exemple.fr',
      's3://mairie?endpoint=https://cle:secret@s3.exemple.fr',
      's3://mairie?endpoint=https://s3.exemple.fr&secret=x',
    ]) {
      expect(
        refusal(() => read({ BACKUP_TO: wrong, ...keys })),
        wrong,
      ).toMatch(/^Le réglage BACKUP_TO doit être une adresse comme s3:.* sans la clé\.$/)
    }
  })

  it('makes the public address from host and port', () => {
    const address = (host: string) =>
      readSettings({ SECRET_KEY: key, HOST: host, PORT: '8080' }, folder).publicUrl
    expect(address('0.0.0.0')).toBe('http://localhost:8080')
    expect(address('::1')).toBe('http://[::1]:8080')
    expect(readSettings({ SECRET_KEY: key, PUBLIC_URL: 'https://a.fr/' }, folder).publicUrl).toBe(
      'https://a.fr',
    )
  })

  it('reads .env, and lets the environment win; an empty value is none', () => {
    writeFileSync(join(folder, '.env'), `SECRET_KEY=${key}\nPORT=4000\nLOG_LEVEL=debug\n`)
    expect(readSettings({}, folder)).toMatchObject({ port: 4000, logLevel: 'debug' })
    expect(readSettings({ PORT: '5000' }, folder).port).toBe(5000)
    expect(readSettings({ PORT: '' }, folder).port).toBe(4000)
  })

  it.each([
    ['172.18.0.0/16, ::1 10.0.0.1', ['172.18.0.0/16', '::1', '10.0.0.1']],
    ['non', []],
  ])('takes TRUSTED_PROXIES=%s', (given, expected) => {
    const settings = readSettings({ SECRET_KEY: key, TRUSTED_PROXIES: given }, folder)
    expect(settings.trustedProxies).toEqual(expected)
  })

  it('refuses an unknown name in .env, not in the environment', () => {
    writeFileSync(join(folder, '.env'), 'PROT=4000\n')
    expect(refusal(() => readSettings({}, folder))).toMatch(
      /^Le réglage PROT du fichier \.env est inconnu.* PORT, HOST, .*\.$/,
    )
    rmSync(join(folder, '.env'))
    expect(readSettings({ PROT: '4000', SECRET_KEY: key }, folder).port).toBe(3000)
  })

  it('says what is wrong in .env too', () => {
    writeFileSync(join(folder, '.env'), 'PORT=beaucoup\n')
    expect(refusal(() => readSettings({}, folder))).toContain('Le réglage PORT doit être')
  })
})

describe('the secret key', () => {
  it('is made once, for its owner alone, and kept', () => {
    const first = readSettings({}, folder).secretKey
    const file = join(folder, 'data/secret-key')
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(readFileSync(file, 'utf8').trim()).toBe(first.toString('base64url'))
    expect(readSettings({}, folder).secretKey).toEqual(first)
  })

  it('lies beside SQLite’s file, and in data/ for PostgreSQL', () => {
    const beside = join(folder, 'ailleurs')
    readSettings({ DATABASE_URL: `file:${beside}/t.db` }, folder)
    expect(existsSync(join(beside, 'secret-key'))).toBe(true)
    readSettings({ DATABASE_URL: 'postgres://serveur/base' }, folder)
    expect(existsSync(join(folder, 'data/secret-key'))).toBe(true)
  })

  it('comes from SECRET_KEY without a file', () => {
    const settings = readSettings({ SECRET_KEY: key }, folder)
    expect(settings.secretKey).toEqual(Buffer.from(key, 'base64url'))
    expect(settings.secretKeyFile).toBeNull()
    expect(existsSync(join(folder, 'data'))).toBe(false)
  })

  it('is never replaced when its file is damaged', () => {
    readSettings({}, folder)
    const file = join(folder, 'data/secret-key')
    writeFileSync(file, 'abîmée')
    expect(refusal(() => readSettings({}, folder))).toContain(file)
    expect(readFileSync(file, 'utf8')).toBe('abîmée')
  })

  it('says so where it cannot be written', () => {
    writeFileSync(join(folder, 'data'), 'un fichier, pas un dossier')
    expect(refusal(() => readSettings({}, folder))).toMatch(/^La clé ne peut pas être écrite dans /)
  })

  it('says so where .env cannot be read', () => {
    mkdirSync(join(folder, '.env'))
    expect(refusal(() => readSettings({}, folder))).toMatch(/^Le fichier .*\.env ne se lit pas/)
  })
})

describe('readRemoteSettings', () => {
  const token = `tmb_${'t'.repeat(43)}`

  it('reads the other machine’s address and key, and makes nothing here', () => {
    writeFileSync(join(folder, '.env'), `TAMBOUR_TOKEN=${token}\n`)
    expect(readRemoteSettings({ TAMBOUR_SERVER: 'https://a.fr/' }, folder)).toEqual({
      server: 'https://a.fr',
      token,
    })
    expect(existsSync(join(folder, 'data'))).toBe(false)
  })

  it.each([
    ['TAMBOUR_SERVER', 'a.fr'],
    ['TAMBOUR_TOKEN', 'tmb_court'],
  ])('refuses a malformed %s', (name, value) => {
    expect(refusal(() => readRemoteSettings({ [name]: value }, folder))).toMatch(
      new RegExp(`^Le réglage ${name} doit être`),
    )
  })
})

describe('readDemoSettings', () => {
  it('chooses nothing where nobody did, and lets the command line win', () => {
    expect(readDemoSettings({}, {})).toEqual({ port: null, sandboxPort: null, smtpPort: null })
    const environment = { PORT: '4000', SANDBOX_PORT: '4001' }
    expect(readDemoSettings({ PORT: '5000', SANDBOX_SMTP_PORT: '5002' }, environment)).toEqual({
      port: 5000,
      sandboxPort: 4001,
      smtpPort: 5002,
    })
  })

  it.each(['0', '65536', 'trois'])('refuses %s as a port', value => {
    expect(refusal(() => readDemoSettings({ SANDBOX_PORT: value }, {}))).toMatch(
      /^Le réglage SANDBOX_PORT doit être un nombre/,
    )
  })
})
