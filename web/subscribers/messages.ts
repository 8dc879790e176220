import { englishEuros, frenchEuros } from '../../server/language/euros.ts'
import { frenchCount, frenchNumber } from '../../server/language/french.ts'
import type { AudienceReportShape } from '../../server/subscribers/shapes.ts'
import { count } from '../count.ts'
import { translated } from '../language.ts'

type Channel = AudienceReportShape['channels'][number]

/** The words of how many people each channel reaches, and of the residents who signed up. */
export const subscriberMessages = translated({
  title: { fr: 'Combien de personnes', en: 'How many people' },
  usual: {
    year: { fr: 'Cette année', en: 'This year' },
    months: { fr: '12 derniers mois', en: 'Last 12 months' },
  },
  csv: { fr: 'Télécharger (CSV)', en: 'Download (CSV)' },
  print: { fr: 'Imprimer', en: 'Print' },
  printedAt: (when: string) => ({ fr: `Imprimé ${when}.`, en: `Printed ${when}.` }),
  none: { fr: 'Aucun canal n’a encore de lecteurs', en: 'No channel has readers yet' },
  noneHelp: {
    fr: 'Ici se lira combien de personnes suivent chaque canal, ce qui y est parti et ce que cela a coûté. Connectez d’abord la page Facebook, ou ouvrez un thème auquel les habitants s’abonnent.',
    en: 'Here you will read how many people follow each channel, what went out on it and what that cost. First connect the Facebook page, or open a theme that residents sign up for.',
  },
  connect: { fr: 'Connecter un canal', en: 'Connect a channel' },
  households: (many: number, year: number) => ({
    fr: `${frenchCount(many, 'foyer', 'foyers')} (recensement de ${year})`,
    en: `${count(many, 'household', 'households')} (census of ${year})`,
  }),
  householdsTitle: { fr: 'Foyers de la commune', en: 'Households of the commune' },
  compared: (people: number, households: number) => ({
    fr: `${frenchCount(people, 'abonné', 'abonnés')} pour ${frenchCount(households, 'foyer', 'foyers')}`,
    en: `${count(people, 'follower', 'followers')} for ${count(households, 'household', 'households')}`,
  }),
  comparedWhere: (channel: string, year: number) => ({
    fr: `${channel}, recensement de ${year}.`,
    en: `${channel}, census of ${year}.`,
  }),
  caution: {
    fr: 'Des abonnés habitent ailleurs, un foyer en compte parfois plusieurs, et une même personne suit plusieurs canaux : les chiffres ne s’additionnent pas d’un canal à l’autre.',
    en: 'Some followers live elsewhere, one household may have several of them, and one person may follow several channels: the numbers of channels do not add up.',
  },
  noHouseholdsYet: {
    fr: 'Le nombre de foyers de la commune n’est pas encore saisi : l’administration peut le faire.',
    en: 'The number of households of the commune is not entered yet: an administrator can do so.',
  },
  noHouseholds: {
    fr: 'Combien de foyers compte la commune ? L’Insee le dit : saisissez-le une fois, et chaque canal se lira en regard.',
    en: 'How many households has the commune? INSEE says so: enter it once, and each channel is read beside it.',
  },
  enterHouseholds: { fr: 'Saisir les foyers', en: 'Enter the households' },
  changeHouseholds: { fr: 'Modifier les foyers', en: 'Change the households' },
  householdsHelp: {
    fr: 'Site de l’Insee, « Dossier complet » de la commune, « Ménages selon leur composition » : la ligne « Ensemble ».',
    en: 'INSEE’s site, the commune’s “Dossier complet”, “Ménages selon leur composition”: the line “Ensemble”.',
  },
  householdCount: { fr: 'Nombre de foyers', en: 'Number of households' },
  householdYear: { fr: 'Année du recensement', en: 'Year of the census' },
  channel: { fr: 'Canal', en: 'Channel' },
  people: { fr: 'Personnes', en: 'People' },
  posts: { fr: 'Publiées', en: 'Posts' },
  cost: { fr: 'Coût', en: 'Cost' },
  time: { fr: 'Temps', en: 'Time' },
  table: { fr: 'Canal par canal', en: 'Channel by channel' },
  euros: (cents: number) => ({ fr: frenchEuros(cents), en: englishEuros(cents) }),
  minutes: (many: number) => ({ fr: `${frenchNumber(many)}\u00a0min`, en: `${many}\u00a0min` }),
  total: { fr: 'Total de ce qui est saisi', en: 'Total of what is entered' },
  by: {
    push: { fr: 'par notification', en: 'by notification' },
    mail: { fr: 'par courriel', en: 'by mail' },
    sms: { fr: 'par SMS', en: 'by text message' },
  } satisfies Record<NonNullable<Channel['way']>, { fr: string; en: string }>,
  followers: (when: string) => ({
    fr: `abonnés, selon le réseau, ${when}`,
    en: `followers, the network says, ${when}`,
  }),
  grown: (by: number, since: string) => ({
    fr: `${by > 0 ? '+' : ''}${frenchNumber(by)} depuis ${since}`,
    en: `${by > 0 ? '+' : ''}${by} since ${since}`,
  }),
  onDay: (day: string) => ({ fr: `le ${day}`, en: `on ${day}` }),
  sinceDay: (day: string) => ({ fr: `le ${day}`, en: day }),
  notCounted: {
    fr: 'le réseau n’a rien dit sur cette période',
    en: 'the network said nothing in this period',
  },
  subscribers: { fr: 'abonnés à ce jour', en: 'subscribers to date' },
  pending: (many: number) => ({ fr: `${many} à confirmer`, en: `${many} to confirm` }),
  suspended: (many: number) => ({
    fr: `${many} qu’on n’atteint plus`,
    en: `${many} no longer reached`,
  }),
  sent: (many: number) => ({
    fr: `${frenchCount(many, 'envoi parti', 'envois partis')}`,
    en: `${count(many, 'sending', 'sendings')} gone out`,
  }),
  readers: (posts: number) => ({
    fr: `lecteurs de la plus lue, sur ${frenchCount(posts, 'comptée', 'comptées')}`,
    en: `readers of the most read of ${count(posts, 'counted post', 'counted posts')}`,
  }),
  noReaders: {
    fr: 'personne n’en a noté les lecteurs',
    en: 'nobody noted its readers',
  },
  untold: { fr: 'le réseau ne le dit pas', en: 'the network does not say' },
  enterCost: (channel: string) => ({
    fr: `Saisir le coût : ${channel}`,
    en: `Enter the cost: ${channel}`,
  }),
  changeCost: (channel: string) => ({
    fr: `Modifier le coût : ${channel}`,
    en: `Change the cost: ${channel}`,
  }),
  costTitle: (channel: string) => ({
    fr: `Ce que coûte « ${channel} »`,
    en: `What “${channel}” costs`,
  }),
  yearlyCost: { fr: 'Abonnement par an (€)', en: 'Contract a year (€)' },
  yearlyCostHelp: {
    fr: 'Ce que facture l’éditeur. Une année entière le porte en entier, un mois sa part. Vide : personne ne le sait.',
    en: 'What its vendor invoices. A whole year bears all of it, a month its part. Empty: nobody knows.',
  },
  yearlyCostSms: {
    fr: 'En plus des SMS, qui sont comptés à leur prix.',
    en: 'Besides the SMS, which are counted at their price.',
  },
  badEuros: {
    fr: 'Écrivez un montant, comme 140 ou 140,50.',
    en: 'Write an amount, as 140 or 140.50.',
  },
  postMinutes: { fr: 'Minutes par publication', en: 'Minutes a post' },
  postMinutesHelp: {
    fr: 'Le temps qu’une personne y passe. 0 là où tout part sans personne. Vide : personne ne le sait.',
    en: 'The time that a person spends. 0 where all leaves without anybody. Empty: nobody knows.',
  },
  method: {
    fr: 'Rien n’est estimé : un chiffre qui n’est pas là n’a été dit par personne. « Publiées » compte ce qui est parti dans la période, le coût ce qui est passé de l’abonnement et les SMS partis.',
    en: 'Nothing is estimated: a number that is not there was said by nobody. “Posts” counts what went out in the period; the cost is the part of the contract that is past, and the SMS that left.',
  },
  evidence: {
    fr: 'Fiche de preuves : actions et chiffres de l’année sur une page',
    en: 'Evidence sheet: actions and figures of the year on one page',
  },
  signUp: { fr: 'Faire connaître l’abonnement', en: 'Make signing up known' },
  signUpHelp: {
    fr: 'Les habitants s’abonnent sans compte sur une page publique : donnez son adresse sur la page Facebook, le bulletin, l’affichage. La mairie n’en voit que le nombre.',
    en: 'Residents sign up without an account on a public page: give its address on the Facebook page, in the newsletter, on the notice board. The mairie sees their number alone.',
  },
  page: { fr: 'Page d’abonnement', en: 'Sign-up page' },
  address: { fr: 'l’adresse de la page d’abonnement', en: 'the address of the sign-up page' },
  last: { fr: 'Dernières annonces', en: 'Last announcements' },
  reached: (reached: number, recipients: number) => ({
    fr: `${reached} sur ${frenchCount(recipients, 'abonné', 'abonnés')}`,
    en: `${reached} of ${count(recipients, 'subscriber', 'subscribers')}`,
  }),
  waiting: (many: number) => ({ fr: `${many} en attente`, en: `${many} waiting` }),
  failed: (many: number) => ({ fr: `${many} sans succès`, en: `${many} without success` }),
})
