import type { Settings } from '../../server/settings.ts'

/** Of a Tambour that reaches nobody: every network and every mailbox refuses. */
export function quietSettings(
  given: Pick<Settings, 'databaseUrl' | 'dataDir'> & Partial<Settings>,
): Settings {
  return {
    role: 'both',
    port: 0,
    host: '127.0.0.1',
    publicUrl: 'http://127.0.0.1:3000',
    secretKey: Buffer.alloc(32, 7),
    secretKeyFile: null,
    secretKeyMadeAt: null,
    databaseWasEmpty: false,
    backupTo: null,
    backupS3Keys: null,
    backupKeep: 14,
    backupPassphrase: null,
    metricsToken: null,
    securityContact: null,
    provider: null,
    smtpUrl: null,
    mailFrom: 'Tambour <tambour@exemple.fr>',
    graphApiUrl: 'http://127.0.0.1:1',
    geoApiUrl: null,
    freeMobileUrl: 'http://127.0.0.1:1',
    trustedProxies: ['127.0.0.0/8', '::1'],
    loopbackFeeds: true,
    logLevel: 'silent',
    ...given,
  }
}
