//! The words of the demo: the founding programme’s calls, and invented organisations and proposals.
//! Every name is plainly invented ("Exemple"); figures are round and made up.

use crate::domain::place::{Country, Sector};
use crate::domain::region::REGIONS;
use crate::domain::text::{Lang, Texts};

/// French, English, Portuguese.
pub type Words = [&'static str; 3];

/// The three words as one text.
pub fn texts(words: Words) -> Texts {
    Texts::new(words[0], words[1], words[2])
}

/// The same with `{place}` filled in.
pub fn texts_at(words: Words, place: &str) -> Texts {
    let fill = |text: &str| text.replace("{place}", place);
    Texts::new(fill(words[0]), fill(words[1]), fill(words[2]))
}

/// The programme’s name.
pub const PROGRAMME: Words = [
    "Microprojets communautaires pour les retours",
    "Community micro-projects for returns",
    "Microprojetos comunitários para os regressos",
];

/// The programme in a sentence.
pub const PROGRAMME_SUMMARY: Words = [
    "Vingt appels pour des microprojets portés par des organisations locales, au service des migrants de retour et des communautés qui les accueillent.",
    "Twenty calls for micro-projects run by local organisations, for returned migrants and the communities that receive them.",
    "Vinte chamadas para microprojetos de organizações locais, ao serviço dos migrantes regressados e das comunidades que os acolhem.",
];

/// The countries of the programme, each with the place of its call in each sector, in the order
/// agriculture, fisheries, transport, trade.
pub const PLACES: [(Country, [&str; 4]); 5] = [
    (Country::Gw, ["Bafatá", "Cacheu", "Gabú", "Bissau"]),
    (Country::Gn, ["Mamou", "Boké", "Labé", "Kankan"]),
    (Country::Cm, ["Bafoussam", "Edéa", "Ngaoundéré", "Maroua"]),
    (Country::Ml, ["Kayes", "Mopti", "Sikasso", "Ségou"]),
    (Country::Sn, ["Kolda", "Saint-Louis", "Tambacounda", "Ziguinchor"]),
];

/// The code of the region in which a place of the demo lies: most give their name to it.
pub fn region_of(place: &str) -> &'static str {
    let region = match place {
        "Bafoussam" => "Ouest",
        "Edéa" => "Littoral",
        "Ngaoundéré" => "Adamaoua",
        "Maroua" => "Extrême-Nord",
        other => other,
    };
    REGIONS.iter().find(|known| known.name(Lang::Fr) == region).map_or("", |known| known.code)
}

/// The texts of a call, and of a proposal that answers it.
pub struct SectorWords {
    /// Which sector.
    pub sector: Sector,
    /// The call’s title.
    pub title: Words,
    /// The call’s summary.
    pub summary: Words,
    /// What the call wants.
    pub description: Words,
    /// The words of a proposal in French.
    pub fr: ProposalWords,
    /// The words of a proposal in Portuguese.
    pub pt: ProposalWords,
}

/// The words of a proposal.
pub struct ProposalWords {
    /// Titles for up to three applicants.
    pub titles: [&'static str; 3],
    /// In two sentences.
    pub summary: &'static str,
    /// What is wrong today.
    pub problem: &'static str,
    /// What the project does about it.
    pub solution: &'static str,
    /// Activities: name and what is done.
    pub activities: [(&'static str, &'static str); 4],
    /// The outcome.
    pub outcome: &'static str,
    /// The outputs, each measured by the indicator at its place.
    pub outputs: [&'static str; 2],
    /// Indicators: name and unit; the last one is of the outcome.
    pub indicators: [(&'static str, &'static str); 3],
    /// The main equipment of the budget: two large things and a lot of small ones.
    pub equipment: [(&'static str, &'static str); 3],
}

/// Who may apply: the same in each call.
pub const ELIGIBILITY: Words = [
    "Organisations locales enregistrées : ONG, associations, groupements, coopératives et petites entreprises du pays. Le projet a été décidé avec la communauté, lors d’une assemblée dont le compte rendu est joint. Une organisation peut présenter un seul dossier par appel.",
    "Registered local organisations: NGOs, associations, groups, cooperatives and small companies of the country. The project was decided with the community, at a meeting whose minutes are attached. An organisation may send one application per call.",
    "Organizações locais registadas: ONG, associações, grupos, cooperativas e pequenas empresas do país. O projeto foi decidido com a comunidade, numa assembleia cuja ata é anexada. Uma organização pode apresentar uma só candidatura por chamada.",
];

/// The four sectors.
pub const SECTORS: [SectorWords; 4] = [
    SectorWords {
        sector: Sector::Agriculture,
        title: [
            "Agriculture : cultiver ensemble à {place}",
            "Agriculture: farming together in {place}",
            "Agricultura: cultivar juntos em {place}",
        ],
        summary: [
            "Maraîchage, petite irrigation et transformation, portés par des groupes où migrants de retour et habitants travaillent ensemble.",
            "Market gardens, small irrigation and processing, run by groups in which returned migrants and residents work together.",
            "Hortas, pequena irrigação e transformação, a cargo de grupos em que migrantes regressados e habitantes trabalham juntos.",
        ],
        description: [
            "L’appel finance des périmètres maraîchers, des points d’eau agricoles, la transformation des récoltes et leur vente. Chaque projet sert 300 personnes au moins, migrants de retour et membres de la communauté. Les ouvrages ont un plan d’entretien et un comité qui les gère.",
            "The call funds market gardens, water for fields, processing of harvests and their sale. Each project serves at least 300 people, returned migrants and members of the community. Works have a maintenance plan and a committee that runs them.",
            "A chamada financia hortas, pontos de água agrícolas, a transformação das colheitas e a sua venda. Cada projeto serve pelo menos 300 pessoas, migrantes regressados e membros da comunidade. As obras têm um plano de manutenção e um comité que as gere.",
        ],
        fr: ProposalWords {
            titles: ["Jardins maraîchers partagés", "Riz et légumes des bas-fonds", "Séchage et vente des récoltes"],
            summary: "Deux périmètres d’un hectare avec forage et pompe solaire, gérés par un comité mixte. Trois cents personnes cultivent et vendent toute l’année.",
            problem: "Les puits s’assèchent en février et la moitié de la récolte est perdue. Le retour de familles augmente la pression sur l’eau et crée des tensions autour des points d’eau.",
            solution: "Deux forages, deux pompes solaires et un réseau goutte-à-goutte. Un comité, dont la moitié des membres sont des personnes de retour, fixe les tours d’eau et une cotisation pour l’entretien.",
            activities: [
                ("Accord de partage de l’eau", "Réunions dans quatre villages et accord écrit."),
                ("Forages et pompes solaires", "Deux ouvrages avec margelle, pompe et réservoir."),
                ("Formation au maraîchage", "Six sessions : semis, compost, gestion de l’eau."),
                ("Première campagne et vente", "Deux cycles de culture, vente groupée au marché."),
            ],
            outcome: "Les familles de retour et les familles d’accueil tirent ensemble un revenu régulier du maraîchage.",
            outputs: [
                "Trois cents personnes savent cultiver et vendre toute l’année",
                "Deux périmètres irrigués, gérés par leur comité",
            ],
            indicators: [
                ("Personnes formées", "personne"),
                ("Surface irriguée", "are"),
                ("Groupes de vente en activité", "groupe"),
            ],
            equipment: [
                ("Forage et margelle", "ouvrage"),
                ("Pompe solaire avec panneaux", "unité"),
                ("Semences et petits outils", "lot"),
            ],
        },
        pt: ProposalWords {
            titles: ["Hortas partilhadas", "Arroz e legumes das bolanhas", "Secagem e venda das colheitas"],
            summary: "Duas hortas de um hectare com furo e bomba solar, geridas por um comité misto. Trezentas pessoas cultivam e vendem todo o ano.",
            problem: "Os poços secam em fevereiro e metade da colheita perde-se. O regresso de famílias aumenta a pressão sobre a água e cria tensões junto dos pontos de água.",
            solution: "Dois furos, duas bombas solares e uma rede gota a gota. Um comité, em que metade dos membros são pessoas regressadas, fixa os turnos de água e uma quota para a manutenção.",
            activities: [
                ("Acordo de partilha da água", "Reuniões em quatro aldeias e acordo escrito."),
                ("Furos e bombas solares", "Duas obras com bomba e reservatório."),
                ("Formação em horticultura", "Seis sessões: sementeira, composto, gestão da água."),
                ("Primeira campanha e venda", "Dois ciclos de cultura, venda conjunta no mercado."),
            ],
            outcome: "As famílias regressadas e as famílias de acolhimento tiram juntas um rendimento regular da horticultura.",
            outputs: [
                "Trezentas pessoas sabem cultivar e vender todo o ano",
                "Dois perímetros irrigados, geridos pelo seu comité",
            ],
            indicators: [
                ("Pessoas formadas", "pessoa"),
                ("Área irrigada", "are"),
                ("Grupos de venda em atividade", "grupo"),
            ],
            equipment: [
                ("Furo com bocal", "obra"),
                ("Bomba solar com painéis", "unidade"),
                ("Sementes e pequenas ferramentas", "lote"),
            ],
        },
    },
    SectorWords {
        sector: Sector::Fisheries,
        title: [
            "Pêche : du bateau au marché à {place}",
            "Fisheries: from boat to market in {place}",
            "Pesca: do barco ao mercado em {place}",
        ],
        summary: [
            "Conservation, fumage et vente du poisson, sécurité en mer et sur le fleuve, gérés par des groupes mixtes.",
            "Keeping, smoking and selling fish, safety at sea and on the river, run by mixed groups.",
            "Conservação, fumagem e venda do peixe, segurança no mar e no rio, a cargo de grupos mistos.",
        ],
        description: [
            "L’appel finance le froid, les fumoirs améliorés, les gilets et moteurs, et l’organisation de la vente. Chaque projet sert 300 personnes au moins. Les zones et saisons de pêche sont respectées.",
            "The call funds cold storage, better smoking ovens, life vests and engines, and the organisation of sales. Each project serves at least 300 people. Fishing zones and seasons are respected.",
            "A chamada financia o frio, fornos de fumagem melhorados, coletes e motores, e a organização da venda. Cada projeto serve pelo menos 300 pessoas. As zonas e épocas de pesca são respeitadas.",
        ],
        fr: ProposalWords {
            titles: ["Le poisson au frais", "Fumoirs améliorés du port", "Retour au fleuve"],
            summary: "Une chambre froide solaire et douze fumoirs améliorés, gérés par les mareyeuses et les pêcheurs de retour. Moins de pertes, de meilleurs prix.",
            problem: "Un tiers des prises est perdu faute de glace. Les femmes fument le poisson sur des fours qui brûlent beaucoup de bois et abîment les yeux.",
            solution: "Une chambre froide solaire, des fumoirs qui consomment moitié moins de bois, et un groupement qui vend ensemble. La redevance paie l’entretien.",
            activities: [
                ("Groupement et règlement", "Statuts, caisse et tours de garde décidés ensemble."),
                ("Chambre froide et fumoirs", "Construction, essais et plan d’entretien."),
                ("Formation à la conservation", "Six sessions sur l’hygiène, le fumage et les prix."),
                ("Vente groupée", "Contrats avec les marchés de la ville."),
            ],
            outcome: "Les pêcheurs de retour et les mareyeuses vendent mieux et perdent moins.",
            outputs: [
                "Des pêcheurs et des mareyeuses formés à la conservation",
                "Une chambre froide et des fumoirs, gérés par le groupement",
            ],
            indicators: [
                ("Personnes formées", "personne"),
                ("Poisson conservé par mois", "kg"),
                ("Fumoirs en service", "fumoir"),
            ],
            equipment: [
                ("Chambre froide solaire", "unité"),
                ("Série de six fumoirs améliorés", "série"),
                ("Caisses et petit matériel", "lot"),
            ],
        },
        pt: ProposalWords {
            titles: ["O peixe no frio", "Fornos melhorados do porto", "De volta ao rio"],
            summary: "Uma câmara frigorífica solar e doze fornos melhorados, geridos pelas bideiras e pelos pescadores regressados. Menos perdas, melhores preços.",
            problem: "Um terço do pescado perde-se por falta de gelo. As mulheres fumam o peixe em fornos que queimam muita lenha e fazem mal aos olhos.",
            solution: "Uma câmara frigorífica solar, fornos que gastam metade da lenha, e um grupo que vende em conjunto. A taxa paga a manutenção.",
            activities: [
                ("Grupo e regulamento", "Estatutos, caixa e turnos decididos em conjunto."),
                ("Câmara frigorífica e fornos", "Construção, ensaios e plano de manutenção."),
                ("Formação em conservação", "Seis sessões sobre higiene, fumagem e preços."),
                ("Venda conjunta", "Contratos com os mercados da cidade."),
            ],
            outcome: "Os pescadores regressados e as bideiras vendem melhor e perdem menos.",
            outputs: [
                "Pescadores e bideiras formados em conservação",
                "Uma câmara frigorífica e fornos, geridos pelo grupo",
            ],
            indicators: [
                ("Pessoas formadas", "pessoa"),
                ("Peixe conservado por mês", "kg"),
                ("Fornos em serviço", "forno"),
            ],
            equipment: [
                ("Câmara frigorífica solar", "unidade"),
                ("Série de seis fornos melhorados", "série"),
                ("Caixas e pequeno material", "lote"),
            ],
        },
    },
    SectorWords {
        sector: Sector::Transport,
        title: [
            "Transport : relier les villages autour de {place}",
            "Transport: linking the villages around {place}",
            "Transporte: ligar as aldeias à volta de {place}",
        ],
        summary: [
            "Petits véhicules, ateliers de réparation et livraison, pour relier les villages au marché et à la santé.",
            "Small vehicles, repair workshops and delivery, to link villages with markets and health.",
            "Pequenos veículos, oficinas de reparação e entregas, para ligar as aldeias ao mercado e à saúde.",
        ],
        description: [
            "L’appel finance des tricycles et motos-ambulances, des ateliers de réparation et la formation des conducteurs. Chaque projet sert 300 personnes au moins. Les véhicules ont une assurance et une caisse d’entretien.",
            "The call funds tricycles and motorcycle ambulances, repair workshops and the training of drivers. Each project serves at least 300 people. Vehicles have insurance and a maintenance fund.",
            "A chamada financia triciclos e motas-ambulância, oficinas de reparação e a formação dos condutores. Cada projeto serve pelo menos 300 pessoas. Os veículos têm seguro e um fundo de manutenção.",
        ],
        fr: ProposalWords {
            titles: ["Tricycles pour les marchés", "L’atelier du carrefour", "Motos-ambulances des villages"],
            summary: "Une coopérative de conducteurs, formés et assurés, relie douze villages au marché. Un atelier répare sur place.",
            problem: "En saison des pluies les femmes perdent leurs légumes faute de transport. Les jeunes de retour ont l’habitude de conduire, mais ni véhicule ni permis.",
            solution: "Des tricycles gérés en coopérative, un atelier de réparation, et une caisse d’entretien nourrie par les courses. Les trajets vers la santé sont gratuits.",
            activities: [
                ("Coopérative et règles", "Statuts, tarifs et caisse d’entretien décidés ensemble."),
                ("Tricycles et atelier", "Achat, assurance, construction de l’atelier."),
                ("Permis et mécanique", "Six sessions pour les conducteurs et les apprentis."),
                ("Lignes régulières", "Douze villages reliés chaque jour de marché."),
            ],
            outcome: "Les villages sont reliés au marché et à la santé, et les jeunes de retour ont un métier.",
            outputs: [
                "Des conducteurs et des apprentis qui ont un métier",
                "Des lignes régulières les jours de marché",
            ],
            indicators: [
                ("Conducteurs et apprentis formés", "personne"),
                ("Trajets par mois", "trajet"),
                ("Villages reliés", "village"),
            ],
            equipment: [
                ("Tricycle avec assurance", "véhicule"),
                ("Atelier équipé", "atelier"),
                ("Pièces et outillage", "lot"),
            ],
        },
        pt: ProposalWords {
            titles: ["Triciclos para os mercados", "A oficina do cruzamento", "Motas-ambulância das aldeias"],
            summary: "Uma cooperativa de condutores, formados e com seguro, liga doze aldeias ao mercado. Uma oficina repara no local.",
            problem: "Na época das chuvas as mulheres perdem os legumes por falta de transporte. Os jovens regressados sabem conduzir, mas não têm veículo nem carta.",
            solution: "Triciclos geridos em cooperativa, uma oficina de reparação, e um fundo de manutenção alimentado pelas viagens. As viagens para a saúde são gratuitas.",
            activities: [
                ("Cooperativa e regras", "Estatutos, tarifas e fundo decididos em conjunto."),
                ("Triciclos e oficina", "Compra, seguro, construção da oficina."),
                ("Carta e mecânica", "Seis sessões para condutores e aprendizes."),
                ("Linhas regulares", "Doze aldeias ligadas em cada dia de mercado."),
            ],
            outcome: "As aldeias estão ligadas ao mercado e à saúde, e os jovens regressados têm um ofício.",
            outputs: ["Condutores e aprendizes com um ofício", "Linhas regulares nos dias de mercado"],
            indicators: [
                ("Condutores e aprendizes formados", "pessoa"),
                ("Viagens por mês", "viagem"),
                ("Aldeias ligadas", "aldeia"),
            ],
            equipment: [
                ("Triciclo com seguro", "veículo"),
                ("Oficina equipada", "oficina"),
                ("Peças e ferramentas", "lote"),
            ],
        },
    },
    SectorWords {
        sector: Sector::Trade,
        title: [
            "Commerce : vendre et transformer à {place}",
            "Trade: selling and making in {place}",
            "Comércio: vender e transformar em {place}",
        ],
        summary: [
            "Petits commerces, artisanat et services, avec une gestion simple et une épargne de groupe.",
            "Small shops, crafts and services, with simple accounts and group savings.",
            "Pequenos comércios, artesanato e serviços, com contas simples e poupança de grupo.",
        ],
        description: [
            "L’appel finance des espaces de vente partagés, des ateliers d’artisanat et la formation à la gestion. Chaque projet sert 300 personnes au moins. Les groupes tiennent une caisse et des comptes simples.",
            "The call funds shared places to sell, craft workshops and training in management. Each project serves at least 300 people. Groups keep a cash box and simple accounts.",
            "A chamada financia espaços de venda partilhados, oficinas de artesanato e formação em gestão. Cada projeto serve pelo menos 300 pessoas. Os grupos têm caixa e contas simples.",
        ],
        fr: ProposalWords {
            titles: ["Le marché partagé", "Ateliers de couture et de savon", "La boutique des groupements"],
            summary: "Un hangar de marché et deux ateliers, avec une épargne de groupe. Vingt petits commerces démarrent, la moitié par des personnes de retour.",
            problem: "Les vendeuses n’ont ni abri ni stock. Les personnes de retour ont un savoir-faire mais pas de local ni de premier capital.",
            solution: "Un hangar de vingt places, un atelier de couture et un atelier de savon, des formations à la gestion, et de petites subventions de démarrage décidées par un comité mixte.",
            activities: [
                ("Comité du marché", "Règles des places et de la caisse décidées ensemble."),
                ("Hangar et ateliers", "Construction et équipement."),
                ("Formation à la gestion", "Six sessions : prix, stock, épargne."),
                ("Démarrage des commerces", "Vingt subventions de démarrage et suivi mensuel."),
            ],
            outcome: "Des commerces durables, tenus par des personnes de retour et des habitants, font vivre le quartier.",
            outputs: ["Des commerçants formés à la gestion", "Un hangar et vingt commerces démarrés"],
            indicators: [
                ("Personnes formées", "personne"),
                ("Commerces démarrés", "commerce"),
                ("Groupes d’épargne actifs", "groupe"),
            ],
            equipment: [
                ("Hangar de marché", "ouvrage"),
                ("Atelier équipé", "atelier"),
                ("Premier stock et petit matériel", "lot"),
            ],
        },
        pt: ProposalWords {
            titles: ["O mercado partilhado", "Oficinas de costura e de sabão", "A loja dos grupos"],
            summary: "Um telheiro de mercado e duas oficinas, com poupança de grupo. Começam vinte pequenos comércios, metade de pessoas regressadas.",
            problem: "As vendedoras não têm abrigo nem mercadoria. As pessoas regressadas têm saber, mas não têm local nem primeiro capital.",
            solution: "Um telheiro de vinte lugares, uma oficina de costura e outra de sabão, formação em gestão, e pequenas ajudas de arranque decididas por um comité misto.",
            activities: [
                ("Comité do mercado", "Regras dos lugares e da caixa decididas em conjunto."),
                ("Telheiro e oficinas", "Construção e equipamento."),
                ("Formação em gestão", "Seis sessões: preços, mercadoria, poupança."),
                ("Arranque dos comércios", "Vinte ajudas de arranque e acompanhamento mensal."),
            ],
            outcome: "Comércios duradouros, de pessoas regressadas e de habitantes, dão vida ao bairro.",
            outputs: ["Comerciantes formados em gestão", "Um telheiro e vinte comércios iniciados"],
            indicators: [
                ("Pessoas formadas", "pessoa"),
                ("Comércios iniciados", "comércio"),
                ("Grupos de poupança ativos", "grupo"),
            ],
            equipment: [
                ("Telheiro de mercado", "obra"),
                ("Oficina equipada", "oficina"),
                ("Primeira mercadoria e pequeno material", "lote"),
            ],
        },
    },
];

/// Reasons that evaluators give, by what they look at and how they find it (weak, fair, good).
pub const REASONS: [[&str; 3]; 5] = [
    [
        "Le besoin est affirmé mais peu montré.",
        "Besoin réel, lien avec les retours à préciser.",
        "Assemblée tenue, priorité votée, lien clair avec les retours.",
    ],
    [
        "Calendrier peu réaliste pendant l’hivernage.",
        "Équipe suffisante, calendrier serré.",
        "Équipe expérimentée, étapes bien ordonnées.",
    ],
    [
        "Les femmes sont peu présentes dans les décisions.",
        "Participation prévue, règles à écrire.",
        "Comité mixte à parité, règles écrites.",
    ],
    [
        "Plusieurs coûts unitaires sont élevés.",
        "Budget cohérent, quelques devis manquent.",
        "Coûts justifiés par des devis.",
    ],
    [
        "Rien n’est dit de l’entretien.",
        "Entretien prévu, cotisation à confirmer.",
        "Cotisation et plan d’entretien décidés.",
    ],
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_lies_in_a_region_of_its_country() {
        for (country, places) in PLACES {
            for place in places {
                let code = region_of(place);
                assert!(code.starts_with(country.as_str()), "{place} is in \"{code}\"");
            }
        }
        for partner in crate::demo::people::PARTNERS {
            assert!(region_of(partner.region).starts_with(partner.country.as_str()), "{}", partner.region);
        }
    }
}
