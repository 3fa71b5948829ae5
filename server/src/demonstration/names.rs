//! Names to make people of: the names of many places, because a school's are. Surnames and forenames are drawn
//! apart, so that a person of such a name is nobody. Names of the staff whose sign-ins are printed are not here.

use super::lots::Lots;

/// A family's roots: what it is called, and what it may speak at home.
#[derive(Debug)]
pub(super) struct Roots {
    /// The language, in a word. English where a family of these roots speaks English.
    pub(super) language: &'static str,
    /// How many families in a hundred speak it at home.
    pub(super) speak_it: usize,
    /// How many families of the school in a hundred have these roots.
    pub(super) share: usize,
    pub(super) surnames: &'static str,
    pub(super) girls: &'static str,
    pub(super) boys: &'static str,
    pub(super) women: &'static str,
    pub(super) men: &'static str,
}

pub(super) static ROOTS: [Roots; 15] = [
    Roots {
        language: "English",
        speak_it: 0,
        share: 43,
        surnames: "Ashdown Barnwell Birtles Bradwell Burrows Carrick Charlesworth Copley Crabtree Dalby Dawber \
            Dunmore Ellwood Entwistle Fairhurst Farrow Fenwick Garside Goodall Greenhalgh Hallam Haworth Hemsley \
            Hebblethwaite Holroyd Ibbotson Jessop Kershaw Kirkby Langdale Lathbury Leadbetter Lockwood Marsden Mayhew \
            Midgley Naylor Oldroyd Ormerod Peverell Pickersgill Pomfret Postlethwaite Ramsbottom Redfern \
            Rowbottom Satterthwaite Shawcross Sherwin Stainton Stockdale Sugden Swales Tattersall Thackley \
            Thornber Threlfall Tindall Tolley Twigg Varley Wadsworth Wainwright Walmsley Whitaker Winterbourne \
            Woodhead Wormald Yardley",
        girls: "Ada Alice Amelia Aria Ava Beatrice Bonnie Charlotte Chloé Clara Daisy Darcie Edith Eleanor Eliza \
            Elsie Emilia Esme Eva Evelyn Evie Florence Freya Georgia Grace Hallie Harper Harriet Heidi Imogen \
            Iris Isabella Isla Ivy Jessica Lily Lottie Lucy Mabel Margot Martha Matilda Maya Millie Molly Nancy \
            Olive Olivia Orla Penelope Phoebe Poppy Robyn Rose Rosie Scarlett Sienna Sophia Summer Thea Violet \
            Willow Zoë",
        boys: "Albie Alexander Alfie Archie Arlo Arthur Barnaby Benjamin Caleb Charlie Dexter Edward Elliot Ethan \
            Ezra Felix Finley Francis Frankie Frederick Gabriel George Grayson Harrison Harry Henry Hudson Hugo \
            Isaac Jack Jacob Jasper Joseph Jude Kit Leo Logan Louie Lucas Luca Max Miles Ned Noah Oliver Oscar \
            Otis Ralph Reggie Reuben Roman Rory Rowan Rupert Samuel Sonny Stanley Teddy Theo Thomas Toby Tommy \
            Wilfred William Zachary",
        women: "Abigail Alison Amy Becky Bethany Carly Catherine Claire Danielle Emma Fern Gemma Hannah Hayley \
            Helen Holly Jade Jenna Joanne Katie Kayleigh Kelly Kirsty Laura Lauren Leanne Louise Lucinda Melissa \
            Naomi Natalie Nicola Paige Rachel Rebecca Sarah Shannon Sophie Stacey Stephanie Tamsin Victoria",
        men: "Aaron Adam Alistair Andrew Anthony Ben Carl Chris Craig Dale Dean Duncan Edmund Gareth Gavin Graham \
            Greg Iain Jamie Jason Jonathan Karl Keith Kieran Lee Lewis Liam Luke Mark Martin Matthew Nathan Neil \
            Nigel Patrick Paul Philip Richard Robert Ross Ryan Scott Shaun Simon Stephen Stuart Tim Wayne",
    },
    Roots {
        language: "English",
        speak_it: 0,
        share: 9,
        surnames: "Beddoe Brannigan Cadwallader Colquhoun Corrigan Devlin Fogarty Geraghty Gwilliam Heaney \
            Kilbride Llewellyn MacAskill McGlynn Mulvaney O’Hanlon Penhallow Rafferty Strachan Tregenza",
        girls: "Aoife Bronwen Caoimhe Carys Catrin Ciara Eilidh Erin Ffion Fiadh Iona Mairi Mared Niamh Nia \
            Róisín Saoirse Seren Siân Skye",
        boys: "Aidan Alasdair Cai Cian Cillian Conor Dylan Eoin Evan Fergus Fionn Gethin Gruffydd Hamish Macsen \
            Oisín Rhys Ruaridh Seán Tomos",
        women: "Aisling Angharad Bethan Bríd Deirdre Fiona Gráinne Kirsteen Morag Nerys Rhiannon Shona Sinéad Una",
        men: "Callum Declan Dermot Ewan Gwyn Huw Idris Kenneth Malachy Pádraig Rory Ruairi Shane Trefor",
    },
    Roots {
        language: "English",
        speak_it: 0,
        share: 4,
        surnames: "Augustin Bellot Blackwood Casimir Cuffy Delisser Francique Joachim Lashley Pascal Plummer Samuda",
        girls: "Alana Amara Aniyah Chanel Imani Kaya Leilani Naomi Nevaeh Renée Talia Tiana",
        boys: "Andre Cairo Jerome Josiah Kai Kyrie Malachi Micah Quincy Rio Tyrell Xavier",
        women: "Candice Charmaine Dionne Janelle Keisha Marcia Simone Yvette",
        men: "Curtis Delroy Devon Jermaine Leroy Marlon Trevor Winston",
    },
    Roots {
        language: "Yoruba",
        speak_it: 25,
        share: 6,
        surnames: "Adebisi Akinwale Ajibade Balogun Fadahunsi Ilesanmi Ogunleye Ojewale Olaniyan Oyebanji Popoola \
            Sodipo Taiwo",
        girls: "Adesewa Anjola Bimpe Eniola Feyi Ife Kehinde Morayo Simisola Temilade Titi Yewande",
        boys: "Ayo Bolu Demilade Femi Ireoluwa Jomiloju Korede Malik Oluwaseun Seyi Tobi Tolu",
        women: "Abisola Bukola Folake Funmi Iyabo Kemi Modupe Ronke Yetunde",
        men: "Adewale Babajide Dayo Gbenga Kunle Lekan Olumide Rotimi Wole",
    },
    Roots {
        language: "Twi",
        speak_it: 30,
        share: 3,
        surnames: "Acquah Addo-Yobo Agyapong Ampofo Ansah Baidoo Darko Nyarko Oppong Tetteh",
        girls: "Abena Adwoa Akosua Ama Efua Esi Maame Nana Serwaa",
        boys: "Ebo Fiifi Kobby Kofi Kojo Kwame Kweku Nii Yaw",
        women: "Afia Akua Araba Comfort Gifty Mavis Patience Vida",
        men: "Emmanuel Ernest Fredrick Isaac Kwesi Prince Richmond Solomon",
    },
    Roots {
        language: "Urdu",
        speak_it: 40,
        share: 7,
        surnames: "Akhtar Ashraf Bhatti Chaudhry Durrani Ghaffar Gondal Jamil Kiyani Latif Minhas Mirza Qureshi \
            Rafiq Saleem Tariq Yaqoob",
        girls: "Aaliyah Aleena Aisha Amna Ayat Eshaal Fatima Hafsa Hania Inaya Maryam Minahil Noor Safa Zahra Zoya",
        boys: "Abdullah Ali Ayaan Bilal Eesa Haris Hashim Ibrahim Ismail Mohammed Musa Rayyan Sami Umar Yahya Zayn",
        women: "Asma Bushra Farah Ghazala Humaira Nadia Rabia Saima Samina Shazia Sumaira Uzma",
        men: "Adnan Asif Faisal Imran Kashif Khalid Nadeem Omar Rizwan Shahid Usman Waqas",
    },
    Roots {
        language: "Bengali",
        speak_it: 45,
        share: 5,
        surnames: "Alam Begum-Rahman Bhuiyan Chowdhury Haque Kamali Khatun Majumder Miah Sarkar Talukdar Uddin",
        girls: "Afifa Anika Faiza Humayra Jannah Mahira Nusaybah Raisa Rumaisa Samiha Tahmina Tasnim",
        boys: "Aariz Adib Ehan Farhan Ishaq Jubair Nabil Rafi Sadiq Tahmid Tanvir Zakaria",
        women: "Farhana Hasina Jahanara Nasima Rukhsana Sabina Shirin Sultana",
        men: "Abdul Anwar Jahangir Kamrul Mizanur Monir Rashed Shafiq",
    },
    Roots {
        language: "Panjabi",
        speak_it: 60,
        share: 3,
        surnames: "Atwal Badesha Bains Chahal Dhillon Gahunia Khangura Panesar Sahota Takhar",
        girls: "Ashveen Avani Gurleen Harleen Jasleen Kirat Meher Navleen Simran",
        boys: "Arjan Dilraj Ekam Gurveer Harjot Jeevan Jovan Kabir Sahib",
        women: "Amrit Baljit Harpreet Jaspreet Kulwinder Manjit Parminder",
        men: "Amandeep Davinder Harjinder Jagdeep Kulvir Rajinder Sukhdev",
    },
    Roots {
        language: "Malayalam",
        speak_it: 60,
        share: 3,
        surnames: "Chacko Cherian Kurian Kuruvilla Mathai Menon Nambiar Parambil Varghese",
        girls: "Aadhya Anjali Diya Gauri Ishani Lakshmi Meera Neha Tara",
        boys: "Aarav Advaith Ashwin Dhruv Ishaan Kiran Neel Rohan Vihaan",
        women: "Anitha Bindu Deepa Jincy Lekha Reshma Smitha",
        men: "Ajith Biju Jojo Manoj Rajeev Sanjay Vinod",
    },
    Roots {
        language: "Polish",
        speak_it: 75,
        share: 4,
        surnames: "Bąk Dudek Gołąb Kaczmarek Król Mazur Nowak Pająk Pawlak Szymczak Wójcik Wróbel Zając",
        girls: "Antonina Hania Julia Kinga Lena Łucja Maja Nadia Oliwia Pola Zofia Zuzanna",
        boys: "Adrian Antoni Borys Filip Igor Jakub Kacper Łukasz Michał Oskar Szymon Wojtek",
        women: "Agnieszka Beata Dorota Ewa Joanna Kasia Magda Małgorzata Monika",
        men: "Andrzej Bartek Grzegorz Krzysztof Marcin Paweł Piotr Rafał Sławek",
    },
    Roots {
        language: "Romanian",
        speak_it: 85,
        share: 3,
        surnames: "Bălan Ciobanu Dănilă Lupescu Munteanu Năstase Oprea Rusu Șerban Tănase Vântu",
        girls: "Anca Bianca Daria Elena Ilinca Ioana Mădălina Raluca Sorina",
        boys: "Andrei Cosmin Darius Ionuț Matei Mihai Rareș Sebastian Ștefan",
        women: "Alina Camelia Doina Gabriela Loredana Mihaela Nicoleta",
        men: "Bogdan Cătălin Costin Florin Marius Ovidiu Vlad",
    },
    Roots {
        language: "Arabic",
        speak_it: 75,
        share: 4,
        surnames: "Al-Jabiri Al-Tamimi Barakat Benhaddou El-Masry Haddad Hijazi Khoury Mansouri Qabbani Zaytouni",
        girls: "Dana Farida Jana Layan Leila Malak Nour Rania Salma Yara",
        boys: "Adam Anas Elias Hamza Karim Nizar Rami Tarek Yousef Ziad",
        women: "Amal Hala Hanan Lamia Mona Rasha Samar Wafa",
        men: "Bassam Hisham Jamal Mazen Nabil Samir Walid Yasser",
    },
    Roots {
        language: "Somali",
        speak_it: 75,
        share: 2,
        surnames: "Abdi Aden Duale Egal Guled Hersi Jama Osman Warsame",
        girls: "Ayaan Deqa Fadumo Hibaq Hodan Ikran Sagal Ubah",
        boys: "Abshir Ayub Bile Idris Liban Mahad Sahal Zakariye",
        women: "Amina Asha Faiza Halimo Khadra Ladan Sahra",
        men: "Ahmed Cabdi Dahir Hassan Mukhtar Nuur Yusuf",
    },
    Roots {
        language: "Cantonese",
        speak_it: 65,
        share: 2,
        surnames: "Au-Yeung Cheung Fok Ho Kwok Lam Leung Mak Tsang Yip",
        girls: "Charis Hailey Hei-Yi Janice Lok-Yan Mei Sum-Yi Tsz-Ching",
        boys: "Anson Chun-Hei Hayden Hin Jayden Lok-Hin Marcus Tsz-Yin",
        women: "Carmen Elaine Mei-Ling Pui-Shan Wai-Yin Winnie Yuk-Ling",
        men: "Alvin Chi-Keung Ka-Ho Kin-Man Raymond Wai-Lun Wing-Kit",
    },
    Roots {
        language: "Portuguese",
        speak_it: 75,
        share: 2,
        surnames: "Antunes Brandão Calado Figueiró Guimarães Conceição Magalhães Pragana Simões Valério",
        girls: "Beatriz Carolina Inês Lara Leonor Letícia Matilde Sofia",
        boys: "Afonso Duarte Gonçalo João José Martim Rodrigo Tomás",
        women: "Ana Célia Cristina Fernanda Luísa Márcia Patrícia Sílvia",
        men: "António Carlos Hélder Jorge Luís Márcio Nélson Paulo",
    },
];

/// What some children are called for short.
pub(super) fn short_for(forename: &str) -> Option<&'static str> {
    Some(match forename {
        "Alexander" => "Alex",
        "Benjamin" => "Ben",
        "Charlotte" => "Lottie",
        "Eleanor" => "Ellie",
        "Frederick" => "Freddie",
        "Isabella" => "Bella",
        "Joseph" => "Joe",
        "Matilda" => "Tilly",
        "Oluwaseun" => "Seun",
        "Penelope" => "Penny",
        "Samuel" => "Sam",
        "Thomas" => "Tom",
        "William" => "Will",
        "Zuzanna" => "Zuzia",
        _ => return None,
    })
}

/// A child’s surname, where the parents have two: both as often as one of them.
pub(super) fn either_or_both(lots: &mut Lots, one: &str, other: &str) -> String {
    match lots.below(5) {
        0 | 1 if one != other && !one.contains('-') && !other.contains('-') => format!("{one}-{other}"),
        0..=3 => one.to_owned(),
        _ => other.to_owned(),
    }
}

/// A name in the plain small letters of an address: “Wójcik” is “wojcik”, “O’Hanlon” is “ohanlon”.
pub(super) fn plain_letters(name: &str) -> String {
    let plain = |letter: char| match letter {
        'á' | 'â' | 'ã' | 'ă' | 'ą' => 'a',
        'ç' => 'c',
        'é' | 'ê' | 'ë' => 'e',
        'í' => 'i',
        'ł' => 'l',
        'ó' | 'ô' | 'õ' => 'o',
        'ș' => 's',
        'ț' => 't',
        other => other,
    };
    name.to_lowercase().chars().map(plain).filter(|c| c.is_ascii_alphabetic() || *c == '-').collect()
}
