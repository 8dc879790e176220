/** An instant, ms UTC, as ISO 8601. */
const iso = (column: string) => `strftime('%Y-%m-%dT%H:%M:%fZ', ${column} / 1000.0, 'unixepoch')`
/** A sentence that is kept in both languages (`sentenceText`), or by an older Tambour in French alone. */
const french = (column: string) =>
  `case when ${column} like '{"key":%' then json_extract(${column}, '$.fr') else ${column} end`
/** One line in the cell for each file of a message, so that names and sizes stand level. */
const ofEachFile = (value: string) =>
  `(select group_concat(${value}, char(10) order by file."key") from json_each("message"."attachments") file)`
/** What the network calls the file, on one line; where it has no name what it is, as « image/png ». */
const fileName = `replace(replace(coalesce(json_extract(file."value", '$.name'),
      json_extract(file."value", '$.type')), char(13), ' '), char(10), ' ')`

/**
 * What people look for, one file a subject, by the name of the file; the headings are the columns'
 * names. Everything else is in the tables.
 */
export const sheets: Record<string, string> = {
  'messages.csv': `select "channel"."name" as "Canal", "conversation"."id" as "Conversation",
      case "conversation"."visibility" when 'private' then 'privé' else 'public' end as "Visibilité",
      "conversation"."subject" as "Sujet",
      case "message"."direction" when 'inbound' then 'reçu' else 'envoyé' end as "Sens",
      coalesce("contact"."name", "user"."name") as "Auteur",
      ${iso('"message"."sentAt"')} as "Envoyé à (UTC)", "message"."text" as "Texte",
      ${ofEachFile(fileName)} as "Fichiers joints",
      ${ofEachFile(`coalesce(json_extract(file."value", '$.bytes'), 'inconnue')`)} as "Tailles (octets)",
      case "message"."automatic" when 1 then 'oui' else 'non' end as "Automatique",
      ${iso('"message"."removedAt"')} as "Retiré à (UTC)",
      coalesce("message"."url", "conversation"."url") as "Adresse"
    from "message"
    inner join "conversation" on "conversation"."id" = "message"."conversationId"
    inner join "channel" on "channel"."id" = "message"."channelId"
    left join "contact" on "contact"."id" = "message"."contactId"
    left join "user" on "user"."id" = "message"."userId"
    order by "message"."conversationId", "message"."sentAt", "message"."id"`,
  'evenements.csv': `select "title" as "Titre", "startLocal" as "Début", "endLocal" as "Fin",
      "place" as "Lieu", "text" as "Texte",
      case "status" when 'planned' then 'prévu' when 'postponed' then 'reporté' else 'annulé' end as "État",
      "link" as "Lien", "slug" as "Page publique", "uid" as "Identifiant (iCalendar)"
    from "event" order by "startLocal", "id"`,
  'publications.csv': `select "event"."title" as "Événement", "channel"."name" as "Canal",
      "delivery"."dueLocal" as "Prévue (heure locale)", "delivery"."state" as "État",
      ${french('"delivery"."reason"')} as "Motif", "delivery"."url" as "Adresse", "variant"."text" as "Texte"
    from "delivery"
    inner join "variant" on "variant"."id" = "delivery"."variantId"
    inner join "post" on "post"."id" = "variant"."postId"
    inner join "channel" on "channel"."id" = "delivery"."channelId"
    left join "event" on "event"."id" = "post"."eventId"
    order by "delivery"."dueAt", "delivery"."id"`,
  'images.csv': `select "picture"."id" as "Image", "media"."alt" as "Description",
      "picture"."type" as "Type", "picture"."width" as "Largeur", "picture"."height" as "Hauteur"
    from "media" inner join "picture" on "picture"."id" = "media"."pictureId"
    order by "picture"."id", "media"."id"`,
  'personnes.csv': `select "user"."name" as "Nom", "user"."email" as "Adresse", "member"."role" as "Rôle",
      "commune"."name" as "Commune"
    from "member" inner join "user" on "user"."id" = "member"."userId"
    inner join "commune" on "commune"."id" = "member"."communeId" order by 4, 1`,
  'canaux.csv': `select "commune"."name" as "Commune", "channel"."name" as "Canal",
      "channel"."connector" as "Réseau", "channel"."state" as "État"
    from "channel" inner join "commune" on "commune"."id" = "channel"."communeId" order by 1, 2`,
  'horaires.csv': `select "commune"."name" as "Commune", "openingHours"."fromDate" as "À partir du",
      "openingHours"."definition" as "Horaires (JSON)"
    from "openingHours" inner join "commune" on "commune"."id" = "openingHours"."communeId" order by 1, 2`,
  'objectifs.csv': `select "commune"."name" as "Commune", cast(null as text) as "Canal",
      cast(null as text) as "À partir du", "commune"."targetMinutes" as "Minutes d’ouverture",
      cast(null as integer) as "Jours ouvrés" from "commune"
    union all select "commune"."name", "channel"."name", "target"."fromDate", "target"."minutes",
      "target"."workingDays" from "target"
    inner join "commune" on "commune"."id" = "target"."communeId"
    left join "channel" on "channel"."id" = "target"."channelId" order by 1, 2, 3`,
  'journal.csv': `select ${iso('"at"')} as "Le (UTC)", "actor" as "Qui", "action" as "Quoi",
      "subject" as "Sur", "detail" as "Détail (JSON)" from "journal" order by "at", "id"`,
}
