package org.jieli.referral;

import org.jieli.database.JieliHome;
import org.jieli.database.SealedFiles;
import org.jieli.shared.PersonalDataSeal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the files of referrals lie. */
@Configuration(proxyBeanMethods = false)
class AttachmentStore {

    @Bean
    SealedFiles attachmentFiles(JieliHome home, PersonalDataSeal seal) {
        return new SealedFiles(home.attachments(), seal);
    }
}
