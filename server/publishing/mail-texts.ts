import { englishCount, englishList, englishLocalTime } from '../language/english.ts'
import { frenchCount, frenchList, frenchLocalTime } from '../language/french.ts'
import { sentences } from '../language/sentence.ts'

const parts = { weekday: true }

/** What a mail says of publications that did not go out as planned. */
export const deliveryTexts = sentences('publishing.mail', {
  lead: (posts: number) => ({
    fr: `${frenchCount(posts, 'publication n’est pas', 'publications ne sont pas')} en ligne comme prévu.`,
    en: `${englishCount(posts, 'publication is', 'publications are')} not online as planned.`,
  }),
  toLookAt: { fr: 'À regarder', en: 'To look at' },
  subjectOfAll: (posts: number, commune: string) => ({
    fr: `À regarder : ${frenchCount(posts, 'publication', 'publications')}, ${commune}`,
    en: `To look at: ${englishCount(posts, 'publication', 'publications')}, ${commune}`,
  }),
  onChannel: (name: string) => ({ fr: `sur ${name}`, en: `on ${name}` }),
  onChannels: (count: number) => ({
    fr: `sur ${frenchCount(count, 'canal', 'canaux')}`,
    en: `on ${englishCount(count, 'channel', 'channels')}`,
  }),
  notice: { fr: 'Avis de changement', en: 'Notice of change' },
  planned: (dueLocal: string) => ({
    fr: `Prévue ${frenchLocalTime(dueLocal, parts)}`,
    en: `Planned for ${englishLocalTime(dueLocal, parts)}`,
  }),
  stepPlanned: (step: string, dueLocal: string) => ({
    fr: `${step}, prévue ${frenchLocalTime(dueLocal, parts)}`,
    en: `${step}, planned for ${englishLocalTime(dueLocal, parts)}`,
  }),
  firstComment: (channel: string) => ({
    fr: `${channel}, premier commentaire`,
    en: `${channel}, first comment`,
  }),
  noneOut: (count: number) => ({
    fr: `Aucune des ${count} publications prévues à cette heure n’est en ligne.`,
    en: `None of the ${count} publications planned for that time is online.`,
  }),
  oneOut: (channel: string, count: number) => ({
    fr: `${frenchCount(1, 'publication', 'publications')} sur ${count} est en ligne : ${channel}. Elle ne repart pas : seul ce qui manque est à reprendre.`,
    en: `1 of ${count} publications is online: ${channel}. It is not sent again: only what is missing is to be done.`,
  }),
  someOut: (channels: readonly string[], count: number) => ({
    fr: `${frenchCount(channels.length, 'publication', 'publications')} sur ${count} sont en ligne : ${frenchList(channels)}. Elles ne repartent pas : seul ce qui manque est à reprendre.`,
    en: `${channels.length} of ${count} publications are online: ${englishList(channels)}. They are not sent again: only what is missing is to be done.`,
  }),
  why: {
    fr: 'Vous recevez ce message parce que vous avez préparé cette publication, ou que vous administrez Tambour.',
    en: 'You get this message because you prepared this publication, or because you administer Tambour.',
  },
})

/** How the subject begins, by what became of it. */
export const startTexts = sentences('publishing.mail.start', {
  failed: { fr: 'Publication en échec', en: 'Publication failed' },
  unconfirmed: { fr: 'Publication à vérifier', en: 'Publication to be checked' },
  missed: { fr: 'Publication manquée', en: 'Publication missed' },
  parked: { fr: 'Publication en attente', en: 'Publication waiting' },
  unseen: { fr: 'Publication à vérifier', en: 'Publication to be checked' },
})

/** What became of it, after the name of its channel. */
export const stateTexts = sentences('publishing.mail.state', {
  failed: { fr: 'n’est pas partie', en: 'did not go out' },
  unconfirmed: { fr: 'peut-être partie, à vérifier', en: 'perhaps went out, to be checked' },
  missed: { fr: 'manquée', en: 'missed' },
  parked: {
    fr: 'attend que le canal soit reconnecté',
    en: 'waits for the channel to be reconnected',
  },
  unseen: { fr: 'en ligne, mais pas comme prévu', en: 'online, but not as planned' },
})

/** None of them acts: each opens the page on which a button does. */
export const buttonTexts = sentences('publishing.mail.button', {
  failed: { fr: 'Voir et réessayer', en: 'See and try again' },
  unconfirmed: { fr: 'Vérifier et répondre', en: 'Check and answer' },
  missed: { fr: 'Voir et publier', en: 'See and publish' },
  parked: { fr: 'Voir et reconnecter le canal', en: 'See and reconnect the channel' },
  unseen: { fr: 'Voir et relire', en: 'See and read again' },
})
