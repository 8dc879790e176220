import type { DigestShape } from '../../../server/digest/shapes.ts'
import type { Spoken } from '../../../server/language/sentence.ts'

export function makeDigest(week: string, emails: readonly string[]): Spoken<DigestShape> {
  return {
    week,
    from: '2026-11-16',
    to: '2026-11-22',
    subject: 'Sommeville-les-Prés : 6 réponses sur 9 dans l’objectif, un message sans réponse',
    html: `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Récapitulatif</title></head>
<body style="margin:0;padding:24px;font:16px/1.5 Georgia,serif;color:#26241f;background:#ffffff">
<h1 style="font-size:22px;margin:0 0 4px">Semaine du 16 au 22 novembre</h1>
<p style="margin:0 0 16px;color:#625b4c">Sommeville-les-Prés</p>
<h2 style="font-size:18px">Réponses aux habitants</h2>
<p><strong>6 sur 9</strong> dans l’objectif de 15 min (67 %), délai médian 12 min.</p>
<p>Un message attend encore.</p>
<h2 style="font-size:18px">Les 14 jours à venir</h2>
<ul><li>Samedi 5 décembre, 20 h : loto des aînés, salle des fêtes</li></ul></body></html>`,
    text: 'Semaine du 16 au 22 novembre\n\n6 sur 9 dans l’objectif de 15 min (67 %), délai médian 12 min.\nUn message attend encore.\n\nLes 14 jours à venir\n- Samedi 5 décembre, 20 h : loto des aînés, salle des fêtes\n',
    recipients: emails.map((email, index) => ({
      email,
      state: index === 0 ? ('sent' as const) : ('none' as const),
      reason: null,
      sentAt: index === 0 ? '2026-11-23T07:00:04.000Z' : null,
    })),
  }
}
