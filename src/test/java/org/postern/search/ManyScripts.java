package org.postern.search;

import java.util.List;

/** Messages in many scripts, written for these tests. */
final class ManyScripts {

    static final List<String> TEXTS =
            List.of(
                    "Since Monday I have a rash on both arms. It itches at night, what can I do?",
                    "The rashes are gone, but my chest hurts. Chest pain when I climb stairs!",
                    "I don’t know if 20mg is too much; my BP was < 120 this morning (118/76).",
                    "I'm out of metformin 500 mg.Please send a refill to the pharmacy on 5th Ave.",
                    "My e-mail is ana.lopez@example.com, the portal says error_code 42% and *stars*.",
                    "Post-op check-up on 5.10.2024 at 14:30? My daughter's COVID-19 test was negative 😀",
                    "Olá doutora, a minha mãe está com tosse e febre há três dias. Obrigada!",
                    "¿Puedo tomar ibuprofeno con la medicación para el corazón? Me duele el estómago.",
                    "Bonjour docteur, l'hôpital m'a dit d'arrêter l'aspirine. J'ai mal à l'épaule.",
                    "Frau Stück hat Rückenschmerzen; die Straße zur Praxis ist gesperrt. Grüße, Müller",
                    "Mám silné bolesti hlavy a závratě, môžem prísť zajtra?",
                    "Başım çok ağrıyor, İstanbul'dan döndüğümden beri ilaç alıyorum. Işık rahatsız ediyor.",
                    "Tôi bị đau đầu và dị ứng với thuốc. Đau bụng từ hôm qua, xin bác sĩ trả lời.",
                    "У меня болит голова и высокая температура. Можно ли принимать аспирин?",
                    "Доброго дня! П’ять днів болить горло, з’явився кашель.",
                    "Έχω πονοκέφαλο και πυρετό. ΤΙ ΝΑ ΚΑΝΩ; ο γιατρός είπε να περιμένω",
                    "عندي صُداع شديد منذ ٣ أيام، هل آخذ الدواء قبل الأكل أم بعده؟ شكرًا",
                    "כואב לי הראש כבר שלושה ימים, מה לעשות? תודה לד\"ר כהן",
                    "از دیروز سردرد دارم و نمی‌خواهم قرص بخورم.",
                    "मुझे तीन दिन से बुखार है और सिर में दर्द है। क्या मैं दवाई ले सकती हूँ?",
                    "আমার তিন দিন ধরে জ্বর এবং মাথা ব্যথা।",
                    "எனக்கு மூன்று நாட்களாக காய்ச்சல் மற்றும் தலைவலி.",
                    "我头痛三天了，发烧38.5℃，吃了vitamin C，做了B超检查。",
                    "醫生您好，我媽媽皮膚上有紅疹，很癢。請問要不要去看診？",
                    "三日前から頭痛がします。ガーゼを替えました。カルシウムの薬は飲んでもいいですか？",
                    "ｶﾙｼｳﾑとビタミンを飲んでいます。がんの検査はいつですか。",
                    "두통이 심하고 열이 나요. 약을 먹어도 되나요? 내일 오전에 갈게요.",
                    "ปวดหัวมากตั้งแต่เมื่อวาน กินยาพาราแล้วไม่หาย ต้องมาหาหมอไหมคะ",
                    "ខ្ញុំឈឺក្បាលបីថ្ងៃហើយ តើខ្ញុំអាចលេបថ្នាំបានទេ?",
                    "ຂ້ອຍເຈັບຫົວມາສາມມື້ແລ້ວ ກິນຢາໄດ້ບໍ່",
                    "ခေါင်းကိုက်တာ သုံးရက်ရှိပြီ ဆေးသောက်လို့ရလား",
                    "თავი მტკივა და მაქვს სიცხე.",
                    "ራሴን ያመኛል ሦስት ቀን ሆነኝ።",
                    "Thanks 👍🏽👍 see 👩‍⚕️ tomorrow ❤️ 🇩🇪🇫🇷 ½ tablet, 3 ㎎, m²");

    private ManyScripts() {}
}
