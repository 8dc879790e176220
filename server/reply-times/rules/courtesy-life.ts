import { listed } from './listed.ts'

/** Who comes, or does not. */
export const attendance = listed(`
    j’y serai, on y sera, nous y serons, on sera là, je serai là, nous serons là, on sera présent
    je serai présent, serons présents, serai présente, on y va, on y va tous, j’y vais
    nous y allons, on y sera tous, on ira, j’irai, nous irons, j’y vais tous les ans, présent
    présente, présents, présentes, on répond présent, on répond présents, répondrai présent
    répond présentes, répond présents, je viens, on vient, nous venons, je viendrai, on viendra
    nous viendrons, je passerai, on passera, nous passerons, on arrive, j’arrive
    on descend exprès, on vient exprès, compte sur moi, comptez sur moi, comptez sur nous
    tu peux compter sur nous, vous pouvez compter sur nous, je participe, on participe
    je participerai, on participera, nous participerons, hâte, hâte d’y être, trop hâte, j’ai hâte
    on a hâte, grave hâte, vivement, vivement samedi, vivement dimanche, impatient, impatiente
    impatients, on a trop hâte, noté dans l’agenda, c’est noté dans l’agenda, dans l’agenda
    noté sur le calendrier, c’est noté, date notée, à samedi, à dimanche, à vendredi, à jeudi
    à mercredi, à mardi, à lundi, à ce soir, à tout à l’heure, je ne pourrai pas venir
    je ne pourrai pas être là, je ne pourrai pas être présent, on ne pourra pas venir
    on ne pourra pas être là, je pourrai pas venir, on pourra pas venir, je ne peux pas venir
    je peux pas venir, on ne peut pas venir, on peut pas venir, nous ne pourrons pas venir
    nous ne pourrons pas être là, nous ne pourrons être là, je ne pourrai être là
    je ne serai pas là, je serai pas là, on ne sera pas là, on sera pas là, nous ne serons pas là
    je ne serai pas présent, pas là cette année, pas dispo, pas disponible, je ne suis pas là
    je suis pas là, on n’est pas là, on est pas là, sans moi, ce sera sans moi, ce sera sans nous
    dommage je bosse, dommage je travaille, dommage on travaille, dommage on bosse
    dommage on est en vacances, dommage on sera en vacances, dommage je serai en vacances
    dommage je suis en vacances, dommage je serai pas là, dommage je ne serai pas là
    dommage on ne sera pas là, dommage on sera pas là, dommage je ne peux pas venir
    dommage je peux pas, dommage je ne peux pas, dommage je suis loin, dommage je ne suis pas là
    dommage on habite loin, j’aurais bien aimé venir, j’aurais aimé venir, je serai absent
    je suis absent, ce sera pour la prochaine fois, à la prochaine fois, une prochaine fois, ce sera pour l’année prochaine
    on sera nombreux, nous serons nombreux, on se voit là-bas, on se retrouve là-bas
    rendez-vous là-bas, comme chaque année, comme tous les ans, je m’y vois déjà, je suis inscrit
    ma place est prise, places réservées, on a pris nos places, je serai de la partie
    on sera de la partie, avec plaisir, volontiers, on viendra en famille
    on ne raterait ça pour rien au monde, pour rien au monde, on ne manquera pas
    je ne manquerai pas, serons, y serons, y serai, y sera, y seront, y serons tous
    on y sera en famille, toute la famille sera là, sera là, seront là, serons là
    on sera de la fête, je serai de la fête, de la fête, on sera au rendez-vous
    je serai au rendez-vous, nous serons au rendez-vous, serai fidèle au poste, fidèle au poste
    fidèles au poste, on a déjà pris nos billets, billets pris, places prises, on a nos places
    j’ai ma place, j’ai mes places, j’ai pris ma place, j’ai réservé, on a réservé
    réservé pour nous, déjà inscrits, déjà inscrit, déjà inscrite, suis déjà inscrite
    suis déjà inscrit, je suis inscrite, on est inscrits, nous sommes inscrits, inscription faite
    ce sera avec grand plaisir, ce sera avec plaisir, avec grand plaisir, trop contente d’y aller
    contente d’y aller, content d’y aller, contents d’y aller, j’ai mis mon réveil, c’est coché
    coché, coché sur le calendrier, dans mon agenda, sur mon agenda, noté sur mon agenda, calé
    c’est calé, date bloquée, date réservée, j’ai posé ma journée, posé ma journée
    j’ai posé mon jour, je réserve ma soirée, je réserve ma journée, je réserve la date
    attendent ça avec impatience, attend ça avec impatience, avec impatience
    on attend ça avec impatience, j’attends ça avec impatience, attendons avec impatience
    on attend avec impatience, j’attends avec impatience, attends ça, j’attendais ça
    on attendait ça, hâte de voir, hâte de découvrir, hâte de vous voir, hâte de vous retrouver
    hâte de revoir, hâte de goûter, hâte d’entendre, hâte que ça, hâte que ce soit, j’ai hâte que
    hâte d’être à, hâte d’être au, j’ai hâte de, on a hâte de, impatient de, impatiente de
    impatients de, impatient de voir, vivement que ça, vivement que ce soit, vivement le
    vivement la, vivement les, vivement l’été, vivement l’année, vivement ce soir, vivement demain
    chaud bouillant, chaude bouillante, chauds, je suis chaud, je suis chaude, on est chauds
    grave chaud, opé, on est opé, je suis opé, partant, partante, partants, je suis partant
    je suis partante, on est partants, on débarque, on déboule, on rapplique, j’accours
    on accourt, je fonce, on fonce, j’y cours, on y court, j’y file, on y file, let’s go, let go
    go go, go, c’est parti, en route, on arrive en famille, on amène les copains
    on vient en famille, je viens en famille, on vient tous, on vient avec, je viens avec
    je viendrai avec, on viendra avec, on vient en nombre, en nombre, on vient à, nous on vient
    on vient tous les, nous viendrons en famille, je ramène, j’y emmène, j’emmène, on y emmène
    j’irai avec, on ira avec, j’y vais avec, on y va avec, à dimanche alors, à samedi alors
    rdv samedi, rdv dimanche, rendez-vous samedi, rendez-vous dimanche, rendez-vous demain
    rdv demain, rendez-vous pris, rdv pris, à samedi prochain, à demain soir, à vendredi soir
    à samedi soir, malheureusement je travaille, malheureusement on ne sera pas là
    malheureusement je ne serai pas là, malheureusement je ne pourrai pas
    malheureusement je ne peux pas, malheureusement nous ne pourrons pas
    malheureusement on ne pourra pas, malheureusement nous ne serons pas, malheureusement on est
    malheureusement absent, malheureusement absente, hélas je travaille, hélas je ne pourrai pas
    hélas je ne serai pas là, hélas on ne sera pas là, mais je bosse, mais je travaille
    mais on sera pas là, je bosse, je travaille ce jour, je travaille ce jour là
    je travaille samedi, je travaille dimanche, je suis de garde, je suis d’astreinte
    je serai de garde, je suis en déplacement, je serai en déplacement, on est en vacances
    nous sommes en vacances, nous serons en vacances, on sera en vacances, je serai en vacances
    je suis en vacances, on sera absents, nous serons absents, nous serons loin, on sera loin
    pas possible pour moi, pas possible pour nous, impossible pour moi, impossible pour nous
    pas pour moi, pas cette fois, pas cette année, ça ne sera pas possible
    ce ne sera pas possible, ce sera pas possible, je peux pas ce, je ne peux pas ce
    on peut pas ce, pas là ce week-end, pas là samedi, pas là dimanche, pas là ce jour là
    une autre fois, peut-être une autre fois, une prochaine, à la prochaine édition
    trop loin pour moi, trop loin pour nous, trop loin, j’habite trop loin, on habite trop loin
    zut je travaille, zut je bosse, zut on sera pas là, zut je suis pas là
    quel dommage je travaille, quel dommage nous serons, quel dommage je serai
    quel dommage on sera, quel dommage je suis, dégoûté je bosse, dégoûtée je bosse
    dégoûté je travaille, dégoûtée je travaille, je passe mon tour, on passe notre tour
    trop vieux pour, trop vieille pour, amusez vous bien, amusez vous bien sans moi, profitez bien
    profitez bien pour nous, profitez-en pour nous, buvez un coup pour moi, ne peux pas venir mais
    pas venir mais, pas être là mais, pas là mais, à samedi les amis, je serai derrière
    je serai devant, je serai au rendez, on sera derrière, nous y serons avec
    nous serons des vôtres, serons des vôtres, je serai des vôtres, des vôtres, on sera des vôtres
    je suis des vôtres, avec vous par la pensée, par la pensée, de loin, en pensée, présents comme
    présents avec, présente avec, présent avec, comme d’habitude, comme d’hab, comme toujours
    fidèles, fidèle, comme chaque fois, on ne rate, rate jamais, rate pas ça, raterai pas
    on ratera pas, on va pas rater ça, je ne rate, je rate jamais, ne raterai, manquerai pas
    on manquera pas, ne manquerons pas, manquerais pour rien, je ne manquerais
    nous ne manquerons pas, à ne pas manquer, ne pas manquer, à vos agendas, tous à, tous au
    venez nombreux, venez tous, viendez, je vote pour y aller, on prépare, on prépare les
    je prépare, j’ai préparé, j’ai sorti, on a sorti, on chausse, j’enfile, les baskets
    les bottes sont prêtes, tout est prêt, on est prêts, je suis prêt, je suis prête, prêts pour
    on a hâte d’être, trop hâte d’être, hâte d’être, hâte d’être samedi, hâte d’être à samedi
    hâte d’être dimanche, qu’on attend, depuis le temps qu’on attend, depuis le temps, voté
    a voté, j’ai voté, on a voté, c’est voté, voté ce matin, devoir accompli, devoir fait
    don fait, don effectué, donné ce matin, j’ai donné, je donne, je donne régulièrement
    je donne tous les, j’y vais à, j’y serai à, on y sera à, j’y serai dès`)

/** Laughter, sighs and whatever else is a cry. */
export const laughter = listed(`
    mdr, mdrr, lol, ptdr, xptdr, haha, ahah, ahahah, hahaha, ha ha, hihi, hi hi, héhé, hé hé, hoho
    jpp, mort de rire, morte de rire, morts de rire, je suis mort, je meurs, oh là là, oh la la
    ouh là là, oulala, olala, ohlala, brr, miam, miam miam, youpi, yes, yeah, ouais, youhou, yo
    hourra, ouf, oups, pfff, pff, snif, ooh, oh, aah, ah, hum, hmm, mmm, bof, waouh, ouille, aïe
    eh ben, et ben, ben dis donc, dis donc, trop drôle, trop marrant, excellent, énorme, j’ai ri
    j’ai bien ri, on a bien ri, on a bien rigolé, je rigole, rire, fou rire, poisson d’avril
    vous m’avez eu, vous m’avez eue, vous nous avez eus, je me suis fait avoir, bien eu, trop fort
    la tête de, au secours, coquin, la barbe, ça décoiffe, ça pique, glagla, gla gla, caillante
    on se les gèle, éclaté de rire, j’ai éclaté de rire, explosé de rire, plié, pliée, pliés
    je suis pliée, je suis plié, tordant, hilarant, hilarante, à mourir de rire, trop bon
    excellentissime, oh purée, purée, punaise, oh punaise, la vache, nom d’un chien
    nom d’une pipe, saperlipopette, fichtre, diantre, mazette, sapristi, ciel, dingue, c’est fou
    c’est dingue, incroyable, wesh, ouch, outch, aïe aïe aïe, brrr, gla, chut, mystère
    mystère et boule de gomme, suspense, suspens, trop de suspense, hop, hop là, tadam, taratata
    youplaboum, olé, yihaa, yahou, ouaip, yep, nan, beurk, berk, snif snif, bouh, bouhou, ouin
    sniff, argh, aargh, grr, miaou, meuh, cocorico, cœur sur vous, coeur sur vous
    coeur avec les doigts, la honte mdr, pas bête, pas folle la guêpe, quelle équipe de
    quelle bande, bande de, quel clown, quel comique, quelle tête, quelles têtes, cette tête
    les têtes, cht’is, oh le, oh la, oh les, ho le, ho la, trop mdr, xd, jajaja, kkkk, rsrs, rofl
    omg`)

/** What was, and what one feels of it. */
export const memories = listed(`
    que de souvenirs, souvenirs, souvenir, bon souvenir, beaux souvenirs, nostalgie, nostalgique
    ça ne nous rajeunit pas, ça nous rajeunit pas, ça ne rajeunit pas, ça rajeunit pas
    bon vieux temps, le bon temps, c’était le bon temps, c’était mieux avant, de mon temps
    dans mon temps, de notre temps, à l’époque, à cette époque, mon époque, toute mon enfance
    mon enfance, notre enfance, notre jeunesse, ma jeunesse, toute une époque, toute une histoire
    je me souviens, je m’en souviens, on s’en souvient, je me rappelle, ça me rappelle
    ça rappelle, j’y étais, on y était, nous y étions, j’y ai, j’ai connu, j’ai grandi, j’y allais
    on y allait, j’y ai grandi, j’y ai appris, j’y ai passé, j’y ai joué, j’y ai marqué
    c’est là que j’ai, on y passait, on y jouait, mon premier, ma première, j’avais 6 ans
    j’avais 7 ans, j’avais 8 ans, j’avais 9 ans, j’avais 10 ans, j’étais petit, j’étais petite
    quand j’étais, quand on était, il y a longtemps, mon grand-père est, ma grand-mère est
    ma mémé, mon pépé, mes grands-parents, mon arrière-grand-père, mon arrière-grand-mère
    ma maîtresse, mon instituteur, je le reconnais, je la reconnais, je les reconnais
    je reconnais, j’ai reconnu, on reconnaît, c’est mon, c’est ma rue, c’est mon père
    c’est ma mère, c’est mon oncle, c’est ma tante, c’est mon grand-père, c’est ma grand-mère
    c’est moi, c’était moi, les années passent, le temps passe, le temps passe vite
    comme le temps passe, un bail, ça fait un bail, oh les souvenirs, les souvenirs
    que de bons souvenirs, que de bons moments, bons moments, de bons moments, de si bons moments
    moments passés, beaux moments, que de moments, que de beaux, que de belles, que de rires
    les années, les belles années, mes plus belles années, nos plus belles années
    plus belles années, une autre époque, autre époque, la belle époque, belle époque
    quelle époque, du temps de, au temps de, dans le temps, en ce temps là, ces années là
    années 50, années 60, années 70, années 80, années 90, dans les années, au siècle dernier
    jadis, autrefois, naguère, y a travaillé toute sa vie, y a travaillé, y travaillait
    y ont travaillé, y a vécu, y vivait, y habitait, y tenait, y était, y allait, y jouait
    y faisait, j’y faisais, on y faisait, j’y jouais, j’y passais, j’y achetais, on y achetait
    j’y habitais, j’y travaillais, j’y vendais, j’y ai vécu, j’y ai travaillé, j’y ai fait
    j’y ai été, j’y ai rencontré, j’y ai laissé, j’y ai dansé, j’y ai appris à, on y a dansé
    on y a passé, on y a fait, on y a joué, y ai appris, y ai passé, y ai grandi, j’allais
    on allait, nous allions, j’ai appris à nager, j’ai appris à, moi j’ai appris
    j’ai appris à lire, j’ai fait ma scolarité, fait ma scolarité, ma communion, mon baptême
    mon mariage, on s’est mariés, je me suis mariée, je me suis marié, où je suis né
    où je suis née, je suis né, je suis née, suis née dans, suis né dans, né dans cette
    née dans cette, né ici, née ici, mes racines, mon village natal, village natal
    le village de mes, village de mon enfance, la maison de mes, maison de mes grands-parents
    maison de ma grand-mère, l’école de mon enfance, mon école, mon ancienne école, mon instit
    mon maître, ma maîtresse de, c’était ma maîtresse, c’était mon maître, c’était mon, c’était ma
    c’était le bon, c’était quelque chose, c’était autre chose, c’était autre, c’était différent
    c’était avant, on jouait, on faisait, on dansait, on chantait, on montait, on descendait
    on glissait, on mangeait, on buvait, on riait, on courait, on attrapait, on ramassait
    on lavait, on était jeunes, on était petits, on était minots, gamin, gamine, gamins
    quand j’étais petit, quand j’étais petite, quand j’étais gamin, quand j’étais enfant
    quand j’étais jeune, quand on était gosses, quand on était gamins, quand on était petits
    étant petit, étant petite, étant gamin, étant jeune, enfant j’y, petite j’y, petit j’y
    je l’ai connu, je l’ai connue, je les ai connus, j’ai bien connu, j’ai aussi connu
    on l’a connu, je me rappelle de, je me rappelle bien, je m’en rappelle, on s’en rappelle
    me rappelle, me souviens, souviens, souvenez, rappelle des souvenirs
    rappelle de bons souvenirs, rappelle mon enfance, rappelle ma jeunesse, rappelle mes
    me rappelle ma, me rappelle mon, me rappelle mes, rappelle le bon temps, rappelle de
    nostalgie nostalgie, la nostalgie, séquence nostalgie, quel bond dans le temps
    bond dans le temps, retour en arrière, un retour dans, coup de vieux, prend un coup de vieux
    pris un coup de vieux, ça me donne un coup de vieux, on a vieilli, j’ai vieilli
    on a pas changé, n’a pas changé, il n’a pas changé, elle n’a pas changé, rien n’a changé
    rien a changé, tout a changé, ça a bien changé, a bien changé, comme ça a changé
    que ça a changé, méconnaissable, le temps file, comme ça passe vite, ça passe vite
    déjà si longtemps, il y a si longtemps, ça fait longtemps, ça date, ça remonte
    ça remonte à loin, bien longtemps, mon grand-père y, ma grand-mère y, mon père y, ma mère y
    mes parents y, mes grands-parents y, mon papa y, ma maman y, mon oncle y, ma mémé y
    mon pépé y, arrière-grand-père, arrière-grand-mère, arrière grands-parents, mon arrière
    mon tonton, ma tata, mes ancêtres, mes aïeux, nos anciens, à gauche c’est, à droite c’est
    au milieu c’est, au fond c’est, en haut c’est, en partant de la gauche
    en partant de la droite, je suis au premier rang, je suis derrière, je suis à gauche
    je suis à droite, deuxième rang, premier rang, dernier rang, au premier rang, froid de canard
    il fait un froid, il fait froid, il fait chaud, il fait beau, il fait bon, il neige, il pleut
    il pleut encore, il pleuvait, ça caille, ça gèle, ça souffle, ça tonne, ça tombe, ça chauffe
    ça rafraîchit, ça tape, ça mouille, un temps de, quel temps, quel froid, quelle chaleur
    quelle tempête, quel vent, quelle pluie, quel orage, sale temps, temps de chien, temps pourri
    bien gelé, gelé, gelée blanche, blanc partout, tout blanc, tout est blanc, sous la neige
    sous la couette, au coin du feu, au chaud, bien au chaud, au frais, bien au frais, à l’ombre
    restons au frais, on reste au chaud, on reste au frais, restez au chaud, restez au frais
    pauvres bêtes, pauvres animaux, pauvre bête, pauvres, pauvre, un peu de soleil
    enfin le soleil, le soleil revient, soleil est de retour, le retour du soleil
    le printemps arrive, c’est le printemps, vive le printemps, vive l’été, vive la neige
    vive la pluie, vive l’hiver, vive le vent, sortez les, on sort les, météo de, la météo
    on croise les doigts pour la météo, espérons qu’il fasse beau, espérons du soleil
    espérons qu’il fera beau, pourvu qu’il fasse beau, pourvu qu’il ne pleuve pas
    pourvu qu’il pleuve pas, pourvu que, j’espère qu’il fera beau, j’espère qu’il va faire beau
    j’espère que le soleil, j’espère qu’il y aura du soleil, le soleil sera
    soleil sera de la partie, soleil de la partie, de la partie, les nuages, pas un nuage
    malgré la pluie, malgré la météo, malgré le froid, malgré le vent, malgré le temps
    malgré la chaleur, malgré tout, même sous la pluie, même avec la pluie, il tombe des cordes
    des cordes, à décorner les bœufs, décorner les boeufs, drache, la drache, dru, tout dru
    quelle drache, quel soleil, quel brouillard, brouillard, la purée de pois, purée de pois
    mistral, tramontane, givre, verglacé chez nous, grêlons, grêle chez nous, flocons
    premiers flocons, flocon, bonhomme de neige, batailles de boules, bataille de boules de neige
    boules de neige, luge, ça fond, tout a fondu, ça fond déjà, ça a fondu, ça tient, ça tient pas
    ça ne tient pas, degrés, degrés ce matin, degrés au, degrés sous, moins 2, moins 3, moins 4
    moins 5, moins 6, moins 7, moins 8, moins 9, moins 10, au thermomètre, thermomètre, mercure
    à l’ombre ce, sous abri, arrosé, ça arrose, ça a bien arrosé, les jardins en avaient besoin
    en avaient besoin, en avait besoin, ça fait du bien aux, la terre est contente
    du bien au jardin, du bien aux jardins, bon pour le jardin, bon pour les jardins
    bon pour les nappes, merci la pluie, coup de tonnerre, ça gronde, ça a grondé
    ça a bien soufflé, soufflé fort, ça a secoué, ça secoue, ça décoiffe, les volets
    restez chez vous, restez bien au chaud, couvrez vous, couvrez vous bien, hydratez vous
    buvez de l’eau, piscine et, sieste, à la sieste, apéro, à l’apéro, vivement les beaux jours
    les beaux jours, plus chaud, plus froid, fait plus chaud, pire l’année, c’était pire en
    pire en`)

/** Questions that want no answer, and those that residents put to one another. */
export const rhetorical = listed(`
    pas vrai ?, n’est-ce pas ?, c’est pas beau ça ?, elle est pas belle la vie ?
    elle est pas belle ?, il est pas beau ?, c’est pas beau ?, c’est pas mignon ?
    que demande le peuple ?, que demander de plus ?, quoi de plus beau ?, quoi de mieux ?
    comment ne pas aimer, comment ne pas craquer, comment ne pas être fier, qui l’eût cru ?
    qui l’aurait cru ?, qui aurait cru, que voulez-vous, merci qui ?, on est pas bien là ?
    on est pas bien ?, on n’est pas bien là ?, c’est pas la classe ?, on dit quoi ?
    on dit merci qui ?, qui se souvient, qui s’en souvient, vous vous souvenez, tu te souviens
    tu t’en souviens, tu te rappelles, vous vous rappelez, qui y va ?, qui vient ?
    qui vient avec nous, qui vient avec moi, qui est partant ?, qui est chaud ?, qui est motivé ?
    des motivés ?, qui nous accompagne ?, quelqu’un y va ?, on y va ?, on y va ensemble ?
    on se fait ça ?, ça vous dit ?, ça te dit ?, ça va les voisins, comment tu vas, comment vas-tu
    comment allez-vous depuis, ça va toi, ça va ?, tu viens ?, vamos ?, c’est pas beau ça
    c’est pas magnifique ça ?, c’est pas merveilleux ?, que dire de plus ?, quoi dire de plus ?
    qui dit mieux ?, que du bonheur non ?, c’est beau non ?, elle est pas jolie ?
    il est pas mignon ?, elle est pas mignonne ?, ils sont pas beaux ?, ils sont pas mignons ?
    elles sont pas belles ?, c’est pas génial ?, on est pas heureux là ?, n’est-il pas beau ?
    n’est-elle pas belle ?, on vit pas bien ici ?, on est pas les meilleurs ?
    comment ne pas être ému, comment ne pas être fière, comment résister
    comment ne pas tomber amoureux, qui peut résister, qui n’a pas, qui ne connaît pas
    qui ne s’en souvient pas, comment oublier, comment l’oublier, comment vous remercier
    comment ne pas se souvenir, pourquoi aller loin, pourquoi partir en vacances
    pourquoi aller ailleurs, pourquoi partir loin, à quoi bon partir, besoin d’aller loin
    que du bonheur pas vrai ?, hein les copains ?, hein les gars ?, hein les filles ?
    hein maman ?, hein papa ?, les copains ?, les filles ?, les gars ?, qui l’a connu ?
    qui l’a connue ?, qui s’y reconnaît ?, vous vous reconnaissez ?, qui se reconnaît ?
    qui se rappelle, qui s’en rappelle, vous vous en souvenez, vous vous en rappelez
    tu t’en rappelles, ça vous rappelle, ça te rappelle, ça nous rappelle, on se voit là-bas ?
    on se retrouve là-bas ?, on se rejoint ?, qui y sera ?, qui sera là ?, tu y seras ?
    vous y serez ?, vous y allez ?, vous venez ?, tu y vas ?, on s’y retrouve ?, on y sera ?
    qui en est ?, qui joue avec nous ?, qui veut venir avec nous, qui veut venir avec moi
    on fait équipe ?, on s’inscrit ?, qui s’inscrit avec moi, comment ça va depuis, ça va vous ?
    ça va chez vous ?, tout va bien chez vous ?, vous tenez le coup, tu vas bien ?
    vous allez bien ?, comment va ta, comment va ton, comment vont les, je rêve ou
    on est où là mdr ?, c’est qui le, qui dort ?`)
