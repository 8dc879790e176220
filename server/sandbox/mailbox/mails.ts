import type { Options } from 'nodemailer/lib/mail-composer'

/** A mail as it lies in a folder, and when it came there, ms UTC. */
export type DemoMail = { folder: 'INBOX' | 'Sent'; raw: string; at: number }

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

type Written = {
  /** How long ago it came, ms. */
  ago: number
  from: [name: string, address: string]
  subject: string
  text: string
  /** How long after that the mairie answered, ms, and what. */
  answer?: [after: number, text: string]
  headers?: Record<string, string>
}

const resident = (name: string): [string, string] => [
  name,
  `${name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\W+/g, '.')}@habitants.exemple.fr`,
]
const tool: [string, string] = ['Betterstreet', 'no-reply@betterstreet.exemple.org']
const byItself = { 'Auto-Submitted': 'auto-generated' }

/** By which the reports of the played tool are known. */
export const reportRule = {
  tool: 'Betterstreet',
  sender: '*@betterstreet.exemple.org',
  opens: 'Nouveau signalement {référence}',
  closes: 'Signalement {référence} clôturé',
}

const written: Written[] = [
  {
    ago: 9 * day,
    from: resident('Gérard Mangin'),
    subject: 'Concession au cimetière',
    text: 'Bonjour,\n\nLa concession de mes parents arrive à son terme cette année. Comment la renouveler, et quel en est le prix pour trente ans ?\n\nGérard Mangin',
    answer: [
      5 * hour,
      'Bonjour Monsieur Mangin,\n\nIl suffit de passer en mairie avec le titre de concession : 180 € pour trente ans.',
    ],
  },
  {
    ago: 8 * day + 3 * hour,
    from: resident('Aurélie Thomassin'),
    subject: 'Inscription à la cantine',
    text: 'Bonjour, nous emménageons le mois prochain. Comment inscrire nos deux enfants à la cantine et à la garderie ? Merci d’avance.',
    answer: [
      day + 2 * hour,
      'Bonjour Madame, vous trouverez le dossier à l’accueil ; les places sont ouvertes.',
    ],
  },
  {
    ago: 7 * day + 4 * hour,
    from: tool,
    subject: 'Nouveau signalement 4807 : lampadaire éteint',
    text: 'Un nouveau signalement a été déposé.\n\nLieu : rue des Vignes, devant le n° 12\nCatégorie : éclairage public\nDescription : le lampadaire ne s’allume plus depuis lundi.\n\nhttps://app.betterstreet.exemple.org/signalements/4807',
    headers: byItself,
  },
  {
    ago: 6 * day + 2 * hour,
    from: tool,
    subject: 'Signalement 4807 clôturé',
    text: 'Le signalement a été clôturé par la commune : l’ampoule a été changée.',
    headers: byItself,
  },
  {
    ago: 6 * day,
    from: resident('Patrick Oudin'),
    subject: 'Attestation d’accueil',
    text: 'Bonjour,\n\nMa belle-sœur vient du Maroc en juillet. Quels papiers faut-il apporter pour l’attestation d’accueil, et sur rendez-vous ?\n\nCordialement,\nPatrick Oudin',
    answer: [
      3 * hour,
      'Bonjour, sur rendez-vous, avec une pièce d’identité, un justificatif de domicile et le timbre fiscal de 30 €.',
    ],
  },
  {
    ago: 5 * day + hour,
    from: ['La lettre de l’intercommunalité', 'lettre@trois-clochers.exemple.fr'],
    subject: 'Votre lettre du mois',
    text: 'Au sommaire : la voie verte, les permanences de la Maison de services, la collecte des sapins.',
    headers: { 'List-Unsubscribe': '<https://trois-clochers.exemple.fr/non>', Precedence: 'bulk' },
  },
  {
    ago: 4 * day + 2 * hour,
    from: resident('Sandrine Collard'),
    subject: 'Location de la salle des fêtes',
    text: 'Bonjour,\n\nNous voudrions réserver la salle des fêtes pour un baptême, un samedi de septembre. Est-elle libre, et combien faut-il compter pour des habitants ?\n\nSandrine Collard, rue du Moulin',
    answer: [
      4 * hour,
      'Bonjour Madame, le 12 et le 26 sont libres : 210 € pour les habitants, caution de 500 €.',
    ],
  },
  {
    ago: 3 * day + 5 * hour,
    from: resident('Michel Lefort'),
    subject: 'Chien errant rue de la Noue',
    text: 'Bonjour, un chien sans collier tourne depuis deux jours autour de l’école à l’heure de la sortie. Qui faut-il appeler ?',
  },
  {
    ago: 2 * day + 6 * hour,
    from: resident('Nadège Simonet'),
    subject: 'Permis de construire : délai',
    text: 'Bonjour,\n\nJ’ai déposé ma demande le mois dernier et n’ai rien reçu depuis. Le dossier est-il complet ? Le maçon attend votre réponse pour me donner une date.\n\nNadège Simonet',
    answer: [
      7 * hour,
      'Bonjour Madame, le dossier est complet ; la réponse viendra avant la fin du mois.',
    ],
  },
  {
    ago: day + 4 * hour,
    from: tool,
    subject: 'Nouveau signalement 4821 : nid-de-poule',
    text: 'Un nouveau signalement a été déposé.\n\nLieu : route de Bussy, à l’entrée du village\nCatégorie : voirie\nDescription : un trou profond au milieu de la chaussée, dangereux pour les deux-roues.\n\nhttps://app.betterstreet.exemple.org/signalements/4821',
    headers: byItself,
  },
  {
    ago: 20 * hour,
    from: resident('Jeanne Berthelot'),
    subject: 'Bruit du chantier dès 6 h',
    text: 'Bonjour,\n\nLe chantier de la place commence à 6 h tous les matins, samedi compris. N’y a-t-il pas d’arrêté ? Mon mari travaille de nuit.\n\nJ. Berthelot',
  },
  {
    ago: 3 * hour,
    from: resident('Thierry Vautrin'),
    subject: 'Horaires de la déchèterie',
    text: 'Bonjour, la déchèterie est-elle ouverte lundi, qui est férié ?',
  },
  {
    ago: 40 * minute,
    from: resident('Lucie Hanriot'),
    subject: 'Carte d’identité',
    text: 'Bonjour, ma carte d’identité est périmée et je pars dans cinq semaines. Peut-on la refaire ici ?',
  },
]

/** What lies in the mailbox at that instant. */
export async function demoMails(own: string, at: number): Promise<DemoMail[]> {
  const mails: DemoMail[] = []
  for (const [index, { ago, from, subject, text, answer, headers = {} }] of written.entries()) {
    const sentAt = at - ago
    const [name, address] = from
    const messageId = `<m${index}.${sentAt}@${address.split('@')[1]}>`
    const person = { name, address }
    const asked = { from: person, to: own, subject, text, headers, messageId }
    mails.push({ folder: 'INBOX', at: sentAt, raw: await rawOf(asked, sentAt) })
    if (answer === undefined) continue
    const [after, reply] = answer
    const answered = {
      from: { name: 'Mairie de Vaubécourt-sur-Marne', address: own },
      ...{ to: person, subject: `Re: ${subject}`, text: reply, headers: {} },
      ...{ messageId: `<a${index}.${sentAt}@${own.split('@')[1]}>`, inReplyTo: messageId },
      references: messageId,
    }
    const answeredAt = sentAt + after
    const raw = await rawOf(answered, answeredAt)
    mails.push({ folder: 'Sent', at: answeredAt, raw })
  }
  return mails.toSorted((one, other) => one.at - other.at)
}

/** As ASCII alone: the played server knows no other. */
async function rawOf(mail: Options, at: number): Promise<string> {
  const { default: MailComposer } = await import('nodemailer/lib/mail-composer')
  const composer = new MailComposer({
    ...mail,
    date: new Date(at),
    textEncoding: 'quoted-printable',
  })
  return (await composer.compile().build()).toString('latin1')
}
