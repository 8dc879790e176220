import { frenchCount } from '../../server/language/french.ts'
import { conversations } from './journal-conversations.fr.ts'
import {
  type Detail,
  date,
  lines,
  localTime,
  role,
  type Sentences,
  target,
  text,
} from './journal-sentences.ts'

export const sentences: Sentences = {
  ...conversations,
  'event.created': () => 'a créé un événement',
  'event.changed': () => 'a modifié un événement',
  'event.cancelled': () => 'a annulé un événement',
  'event.postponed': ({ to }) =>
    typeof to === 'string' ? 'a reporté un événement' : 'a reporté un événement, sans date encore',
  'event.reinstated': () => 'a rétabli un événement',
  'event.deleted': () => 'a supprimé un événement',
  'event.repeated': () => 'a créé un événement qui se répète',
  'season.imported': () => 'a importé une saison',
  'season.undone': ({ kept }) =>
    typeof kept === 'number' && kept > 0
      ? `a annulé l’import d’une saison, sauf ${frenchCount(kept, 'événement déjà annoncé', 'événements déjà annoncés')}`
      : 'a annulé l’import d’une saison',
  'post.planned': ({ publications }) =>
    typeof publications === 'number' && publications > 1
      ? `a programmé ${frenchCount(publications, 'publication', 'publications')}`
      : 'a programmé une publication',
  'warning.sent': () => 'a envoyé une alerte',
  'warning.drill': () => 'a fait un exercice d’alerte',
  'warning.lifted': () => 'a retiré une alerte',
  'picture.removed': () => 'a retiré une image de la bibliothèque',
  'picture.restored': () => 'a remis une image dans la bibliothèque',
  'delivery.retry': () => 'a relancé une publication',
  'delivery.cancel': () => 'a annulé une publication',
  'delivery.done': () => 'a publié, corrigé ou retiré à la main',
  'delivery.reopen': () => 'a noté que ce n’était pas encore publié',
  'delivery.note': () => 'a noté où c’est publié et combien l’ont lu',
  'delivery.publish-now': () => 'a demandé de publier sans attendre',
  'delivery.confirm': () => 'a confirmé qu’une publication est en ligne',
  'delivery.deny': ({ to }) =>
    to === 'published'
      ? 'a dit qu’une publication n’était pas en ligne : Tambour l’y a trouvée'
      : to === 'scheduled'
        ? 'a constaté qu’une publication n’était pas en ligne, et l’a relancée'
        : 'a constaté qu’une publication n’était pas en ligne',
  'delivery.read-again': () => 'a fait relire une publication',
  'delivery.withdraw': () => 'a demandé le retrait d’une publication parue',
  'delivery.moved': detail =>
    `a changé l’heure d’une publication${change(localTime(detail.from), localTime(detail.to))}`,
  'approval.asked': () => 'a demandé une validation',
  'approval.own': () => 'a programmé en validant',
  'approval.approve': () => 'a validé des publications',
  'approval.refuse': () => 'a refusé des publications',
  'approval.changes': () => 'a demandé une modification',
  'approval.undone': () => 'est revenu sur sa décision',
  'approval.commented': () => 'a écrit au sujet de ce qui est à valider',
  'approval.comment-removed': () => 'a repris ce qu’il venait d’écrire sur une validation',
  'approval.urgent': detail => `a publié en urgence, sans validation${because(detail.reason)}`,
  'approval.missed': () => 'a laissé passer l’heure d’une publication que personne n’a validée',
  'channel.connected': () => 'a connecté un canal',
  'channel.changed': () => 'a changé les réglages d’un canal',
  'channel.reconnected': () => 'a reconnecté un canal',
  'channel.disconnected': () => 'a déconnecté un canal',
  'channel.paused': detail => `a mis un canal en pause${because(detail.reason)}`,
  'channel.resumed': () => 'a constaté qu’un canal fonctionne de nouveau',
  'channel.webhooks': () => 'a activé les webhooks d’un canal',
  'application.changed': detail => `a réglé l’application${named(detail.name)}`,
  'application.removed': detail => `a retiré l’application${named(detail.name)}`,
  'channel.archived': () => 'a ouvert un canal pour l’historique téléchargé d’une page',
  'archive.started': () => 'a commencé à importer l’historique d’une page',
  'archive.stopped': () => 'a arrêté l’import d’un historique',
  'archive.imported': detail => `a importé l’historique d’une page${messages(detail.messages)}`,
  'archive.removed': detail =>
    `a retiré l’historique importé d’une page${messages(detail.messages)}`,
  'digest.confirmed': () => 'souhaite recevoir le récapitulatif',
  'digest.scheduled': () => 'a changé les jours et l’heure du récapitulatif',
  'digest.sent': () => 'a envoyé le récapitulatif',
  'digest.unsubscribed': () => 'ne souhaite plus recevoir le récapitulatif',
  'recipient.added': detail => `a ajouté un destinataire du récapitulatif${because(detail.email)}`,
  'recipient.removed': detail =>
    `a retiré un destinataire du récapitulatif${because(detail.email)}`,
  'person.added': detail => `a ajouté ${text(detail.name) ?? 'une personne'}`,
  'person.invited': detail => `a renvoyé une invitation à ${text(detail.name) ?? 'quelqu’un'}`,
  'person.removed': detail => `a retiré ${text(detail.name) ?? 'une personne'}`,
  'person.role-changed': detail =>
    `a changé le rôle de ${text(detail.name) ?? 'quelqu’un'}${change(role(detail.from), role(detail.to))}`,
  'person.password-reset': detail =>
    `a donné un nouveau mot de passe à ${text(detail.name) ?? 'quelqu’un'}`,
  'person.password-chosen': () => 'a choisi un nouveau mot de passe par un lien',
  'person.link-sent': detail =>
    `a envoyé à ${text(detail.name) ?? 'quelqu’un'} un lien pour choisir un mot de passe${askedFrom(detail.from)}`,
  'person.password-changed': () => 'a changé son mot de passe',
  'person.second-factor-on': () => 'a mis en place un code à la connexion',
  'person.second-factor-off': () => 'a retiré le code à la connexion',
  'person.provider-bound': detail =>
    `a relié son compte à ${text(detail.provider) ?? 'un fournisseur d’identité'}`,
  'person.passkey-added': detail => `a ajouté une clé d’accès${named(detail.name)}`,
  'person.passkey-removed': detail => `a retiré une clé d’accès${named(detail.name)}`,
  'person.device-added': detail => `a ajouté un appareil à prévenir${named(detail.name)}`,
  'person.device-removed': detail => `a retiré un appareil à prévenir${named(detail.name)}`,
  'person.signed-in': detail => `a ouvert une session${by(detail)}${connectedFrom(detail.from)}`,
  'person.sign-in-refused': detail =>
    by(detail) === ''
      ? `a refusé un mauvais mot de passe pour ${text(detail.name) ?? 'un compte'}${connectedFrom(detail.from)}`
      : `a refusé une connexion${by(detail)} pour ${text(detail.name) ?? 'un compte'}${connectedFrom(detail.from)}`,
  'person.signed-out': () => 'a fermé sa session',
  'person.sessions-ended': () => 'a mis fin à ses connexions sur d’autres appareils',
  'api-key.created': detail => `a créé une clé d’API${named(detail.name)}`,
  'api-key.revoked': detail => `a révoqué une clé d’API${named(detail.name)}`,
  'subscriber.stopped': () => 'a retiré un numéro qui a répondu STOP',
  'subscriber.erased': () => 'a effacé le numéro d’un habitant',
  'subscribers.imported': detail => `a importé des numéros de téléphone${counted(detail.numbers)}`,
  'subscribers.import-undone': detail =>
    `a annulé un import de numéros de téléphone${counted(detail.numbers)}`,
  'webhook.added': detail => `a ajouté un webhook${named(detail.name)}${quoting(detail)}`,
  'webhook.changed': detail => `a modifié un webhook${named(detail.name)}${quoting(detail)}`,
  'webhook.removed': detail => `a supprimé un webhook${named(detail.name)}`,
  'webhook.secret-renewed': detail => `a renouvelé le secret d’un webhook${named(detail.name)}`,
  'webhook.sent-again': detail => `a renvoyé ce qu’attendait un webhook${named(detail.name)}`,
  'webhook.disabled': detail =>
    detail.why === 'gone'
      ? `a désactivé un webhook${named(detail.name)}, qui ne veut plus rien recevoir`
      : `a désactivé un webhook${named(detail.name)}, qui ne répond plus depuis cinq jours`,
  'installation.named': detail =>
    `a chargé ${text(detail.name) ?? 'une personne'} de toute l’installation`,
  'installation.dismissed': detail =>
    `a déchargé ${text(detail.name) ?? 'une personne'} de l’installation`,
  'commune.created': () => 'a installé Tambour',
  'commune.changed': ({ before, after }) =>
    `a modifié les réglages de la commune${change(target(before), target(after))}`,
  'public-replies.shown': () => 'a montré les délais de réponse à tous',
  'public-replies.hidden': () => 'ne montre plus les délais de réponse à tous',
  'opening-hours.changed': detail => {
    const from = date(detail.from)
    return `a modifié les heures d’ouverture${from === null ? '' : ` à partir du ${from}`}`
  },
  'targets.changed': detail => {
    const from = date(detail.from)
    const whose = text(detail.name) === null ? 'de la mairie' : `de ${text(detail.name)}`
    return `a modifié l’objectif de réponse ${whose}${from === null ? '' : ` à partir du ${from}`}`
  },
  'opening-hours.confirmed': () => 'a confirmé les heures d’ouverture',
  'evidence.added': detail => `a ajouté une action à la fiche de preuves${named(detail.name)}`,
  'evidence.changed': detail => `a modifié une action de la fiche de preuves${named(detail.name)}`,
  'evidence.removed': detail => `a supprimé une action de la fiche de preuves${named(detail.name)}`,
  'evidence.restored': detail => `a remis une action sur la fiche de preuves${named(detail.name)}`,
  'house-rules.changed': () => 'a modifié les règles à imprimer',
  'first-steps.dismissed': () => 'a fermé la liste des premiers pas',
  'first-steps.shown': () => 'a rouvert la liste des premiers pas',
  'privacy.changed': ({ months, before }) =>
    months === before || typeof months !== 'number'
      ? 'a modifié les contacts pour les données personnelles'
      : `a fixé la conservation des messages à ${months} mois`,
  'resident.copied': () => 'a fait la copie de ce qui est gardé d’une personne',
  'resident.erased': () => 'a effacé une personne, à sa demande',
  'messages.exported': () => 'a exporté les messages qui vont s’effacer',
  'approval-rules.changed': detail =>
    detail.enabled === true
      ? 'a réglé la validation des publications'
      : 'a dispensé les publications de validation',
  'alerts.changed': ({ before, after }) =>
    `a modifié les seuils d’alerte${change(lines(before), lines(after))}`,
  'alerts.mail': detail =>
    detail.mail === true
      ? 'a choisi de recevoir les alertes par courriel'
      : 'a choisi de ne plus recevoir les alertes par courriel',
  'duty.added': detail => `a ajouté une permanence${because(detail.name)}`,
  'duty.changed': detail => `a modifié une permanence${because(detail.name)}`,
  'duty.removed': detail => `a retiré une permanence${because(detail.name)}`,
  'saved-reply.added': detail => `a ajouté une réponse type${named(detail.title)}`,
  'saved-reply.changed': detail => `a modifié une réponse type${named(detail.title)}`,
  'saved-reply.removed': detail => `a supprimé une réponse type${named(detail.title)}`,
  'plan.added': detail => `a ajouté un plan${named(detail.name)}`,
  'plan.changed': detail => `a modifié un plan${named(detail.name)}`,
  'plan.default': detail => `a choisi le plan par défaut${named(detail.name)}`,
  'plan.removed': detail => `a supprimé un plan${named(detail.name)}`,
  'reminder.done': detail => `a fait ce que rappelait une étape${named(detail.name)}`,
  'reminder.moved': detail => `a changé l’heure d’un rappel${named(detail.name)}`,
  'partner.added': detail => `a ajouté un voisin${named(detail.name)}`,
  'partner.several': detail =>
    `a ajouté ${typeof detail.count === 'number' ? frenchCount(detail.count, 'voisin', 'voisins') : 'des voisins'}`,
  'partner.changed': detail => `a modifié un voisin${named(detail.name)}`,
  'partner.removed': detail => `a retiré un voisin${named(detail.name)}`,
  'partner.commune': detail => `a dit quelle est la commune${named(detail.name)}`,
  'partner.key-made': detail => `a donné une clé au logiciel de${named(detail.name)}`,
  'partner.key-revoked': detail => `a retiré la clé du logiciel de${named(detail.name)}`,
  'partner.unsubscribed': detail => `ne veut plus recevoir de propositions${named(detail.name)}`,
  'share.proposed': detail => `a proposé un événement à des voisins${named(detail.name)}`,
  'share.withdrawn': detail => `a retiré une proposition${named(detail.name)}`,
  'share.answered': detail => `a répondu à une proposition${named(detail.name)}`,
  'committee.added': detail => `a ajouté un comité${named(detail.name)}`,
  'committee.changed': detail => `a renommé un comité${named(detail.name)}`,
  'committee.ended': detail => `a fermé un comité${named(detail.name)}`,
  'committee.restored': detail => `a rouvert un comité${named(detail.name)}`,
  'committee.link-made': detail => `a donné un lien pour proposer${named(detail.name)}`,
  'committee.link-renewed': detail => `a renouvelé un lien pour proposer${named(detail.name)}`,
  'committee.link-revoked': detail => `a retiré un lien pour proposer${named(detail.name)}`,
  'proposal.received': detail => `a proposé un événement à la mairie${named(detail.name)}`,
  'proposal.asked': detail => `a posé une question sur une proposition${named(detail.name)}`,
  'proposal.accepted': detail => `a accepté une proposition${named(detail.name)}`,
  'proposal.declined': detail => `n’a pas retenu une proposition${named(detail.name)}`,
  'proposal.undone': detail => `a repris sa décision sur une proposition${named(detail.name)}`,
  'proposal.taken': detail =>
    `a repris ce que dit l’agenda d’un comité d’un événement${named(detail.name)}`,
  'proposal.left': detail =>
    `a laissé un événement tel quel, malgré l’agenda de son comité${named(detail.name)}`,
  'subscription.added': detail => `a suivi l’agenda d’un comité${named(detail.name)}`,
  'subscription.removed': detail => `ne suit plus l’agenda d’un comité${named(detail.name)}`,
  'subscription.read': detail =>
    `a proposé ${typeof detail.count === 'number' ? frenchCount(detail.count, 'événement', 'événements') : 'des événements'} par son agenda`,
  'feed.added': detail => `a ajouté une source suivie${named(detail.name)}`,
  'feed.removed': detail => `a retiré une source suivie${named(detail.name)}`,
  'feed.shown': detail =>
    `montre dans l’agenda public les événements d’une source${named(detail.name)}`,
  'feed.rule-set': detail =>
    `a mis en place le relais automatique d’une source${named(detail.name)}`,
  'feed.rule-ended': detail => `a arrêté le relais automatique d’une source${named(detail.name)}`,
  'item.dismissed': detail => `a écarté un article de la source${named(detail.name)}`,
  'item.restored': detail => `a remis à relayer un article de la source${named(detail.name)}`,
  'feed.hidden': detail =>
    `ne montre plus dans l’agenda public les événements d’une source${named(detail.name)}`,
  'reminder.undone': detail => `a remis à faire une étape${named(detail.name)}`,
}

function messages(count: unknown): string {
  return typeof count === 'number' ? ` : ${frenchCount(count, 'message', 'messages')}` : ''
}

function named(name: unknown): string {
  const said = text(name)
  return said === null ? '' : ` « ${said} »`
}

/** From which network address it was asked for. */
function askedFrom(address: unknown): string {
  const from = text(address)
  return from === null ? '' : `, à la demande de ${from}`
}

/** By which identity provider, or with which passkey; empty: by password. */
function by(detail: Detail): string {
  const provider = text(detail.by)
  if (provider !== null) return ` par ${provider}`
  return text(detail.passkey) === null ? '' : ` avec la clé${named(detail.passkey)}`
}

function connectedFrom(address: unknown): string {
  const from = text(address)
  return from === null ? '' : ` depuis ${from}`
}

function because(reason: unknown): string {
  const said = text(reason)
  return said === null ? '' : ` : ${said}`
}

function change(before: string | null, after: string | null): string {
  return before === null || after === null || before === after ? '' : ` : ${before} → ${after}`
}

/** Whether other software is told what residents write. */
function quoting({ words }: Detail): string {
  return words === true ? ', avec les mots des habitants' : ''
}

const counted = (count: unknown): string => (typeof count === 'number' ? ` (${count})` : '')
