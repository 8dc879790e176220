import type { HelpPage } from './page.ts'

export const handover: HelpPage = {
  name: 'passer-la-main',
  title: 'Passer la main',
  lead: 'Un congé, un remplacement, un départ : ce qu’il faut faire pour que la mairie réponde toujours.',
  sections: [
    {
      key: 'passage',
      title: 'Avant un congé',
      blocks: [
        {
          steps: [
            'Ajoutez la personne qui vous remplace : *Réglages* → *Personnes*, *Ajouter une personne*. Le rôle *Agent* convient pour répondre et annoncer, *Répondant* pour répondre seulement ; *Administration* seule reconnecte un canal.',
            'Mettez-la de permanence aux bonnes dates : *Réglages* → *Permanence et alertes*, *Ajouter une permanence*.',
            'Imprimez la feuille de *Réglages* → *Passation*. Elle dit ce qui attend, qui travaille ici, ce qui part dans les trente jours, et quoi faire en cas d’ennui.',
            'Rendez ce que vous vous étiez attribué : *Messages*, *À moi*.',
          ],
        },
        {
          picture: 'people',
          alt: 'Réglages, Personnes : qui a un compte et avec quel rôle, et de quoi ajouter quelqu’un.',
        },
        'Au retour, pressez *Retirer* à côté de son nom. Ses réponses restent, avec son nom.',
      ],
    },
    {
      key: 'roles',
      title: 'Qui peut quoi',
      blocks: [
        {
          list: [
            '*Administration* fait tout : canaux, réglages, personnes.',
            '*Agent* répond, annonce, envoie le récapitulatif.',
            '*Valideur* lit tout, et valide ce qu’on lui soumet.',
            '*Répondant* lit tout, et répond.',
            '*Élu* lit tout, et ne modifie rien.',
          ],
        },
        'Gardez toujours deux personnes à l’administration : si l’une perd son accès, l’autre lui en donne un.',
      ],
    },
    {
      key: 'depart',
      title: 'Avant un départ',
      blocks: [
        'L’accès à une page Facebook tient au compte personnel de qui l’a connectée. Si cette personne s’en va, une autre administratrice ou un autre administrateur de la page le reprend :',
        {
          steps: [
            'Elle se connecte à Tambour avec son propre compte.',
            'Dans *Canaux*, elle ouvre la carte de la page et presse *Reconnecter*.',
            'Elle suit ce que Facebook demande. Messages, délais et publications programmées restent.',
          ],
        },
        'Pour une boîte mail, changez son mot de passe chez l’hébergeur, puis pressez *Reconnecter* et donnez le nouveau.',
        'Retirez enfin la personne dans *Personnes* : elle n’a plus d’accès ; ses clés d’API et ses permanences prennent fin.',
      ],
    },
    {
      key: 'compte',
      title: 'Mots de passe',
      blocks: [
        'Chacun a son compte : ne prêtez pas le vôtre. Qui a oublié son mot de passe presse *Mot de passe oublié ?* sur la page de connexion. Sans serveur de courrier, l’administration en donne un dans *Réglages* → *Personnes*, *Nouveau mot de passe*.',
      ],
    },
    {
      key: 'regles',
      title: 'Nos règles',
      blocks: [
        '*Réglages* → *Nos règles* est une feuille à imprimer et à signer : qui répond, qui remplace, sur quel ton, ce qui est masqué et pourquoi. Elle se fait d’après vos réglages, et se réécrit avec vos mots.',
      ],
    },
    {
      key: 'preuves',
      title: 'La fiche de preuves',
      blocks: [
        '[La fiche de preuves](/fiche-de-preuves) tient sur une page, par année : ce que la commune a mis en place, et les chiffres de *Délais* et de *Combien de personnes*. Elle se joint à une candidature au label « Territoires, villes et villages internet ». Les chiffres ne se saisissent pas.',
      ],
    },
    {
      key: 'journal',
      title: 'Le journal',
      blocks: [
        '*Réglages* → *Journal* dit qui a fait quoi, et quand : une réponse écartée, un canal reconnecté, une publication urgente.',
      ],
    },
    {
      key: 'donnees',
      title: 'Les données personnelles',
      blocks: [
        'Textes, images et noms s’effacent d’eux-mêmes après douze mois, ou la durée choisie dans *Réglages* → *Données personnelles*. Les délais restent, sans nom. Une personne demande ce qui est gardé d’elle ? Cherchez-la au même endroit : une copie à lui remettre, ou l’effacement. La mairie a un mois pour répondre. Les habitants lisent [cette page](/confidentialite).',
      ],
    },
  ],
}
