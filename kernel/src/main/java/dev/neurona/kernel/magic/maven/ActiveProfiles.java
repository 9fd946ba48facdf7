package dev.neurona.kernel.magic.maven;

import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.maven.model.Activation;
import org.apache.maven.model.ActivationOS;
import org.apache.maven.model.ActivationProperty;
import org.apache.maven.model.building.ModelProblemCollector;
import org.apache.maven.model.profile.DefaultProfileActivationContext;
import org.apache.maven.model.profile.DefaultProfileSelector;
import org.apache.maven.model.profile.activation.JdkVersionProfileActivator;
import org.apache.maven.model.profile.activation.OperatingSystemProfileActivator;
import org.apache.maven.model.profile.activation.PropertyProfileActivator;
import org.apache.maven.settings.Profile;
import org.apache.maven.settings.Settings;

/**
 * Which profiles of the settings are on. Settings and POMs have profiles of their own types with the same rules; the rules
 * are in Maven's model builder, so settings' profiles are put in its words. Activation by a file is of a project's folder
 * and cannot hold here.
 */
final class ActiveProfiles {
    private ActiveProfiles() {}

    static List<Profile> of(Settings settings, Properties properties) {
        DefaultProfileActivationContext context = new DefaultProfileActivationContext();
        context.setActiveProfileIds(settings.getActiveProfiles());
        context.setSystemProperties(properties);
        DefaultProfileSelector selector = new DefaultProfileSelector()
                .addProfileActivator(new JdkVersionProfileActivator())
                .addProfileActivator(new PropertyProfileActivator())
                .addProfileActivator(new OperatingSystemProfileActivator());
        List<org.apache.maven.model.Profile> all = new ArrayList<>();
        settings.getProfiles().forEach(profile -> all.add(inModelWords(profile)));
        ModelProblemCollector ignored = problem -> {};
        List<String> active = selector.getActiveProfiles(all, context, ignored).stream()
                .map(org.apache.maven.model.Profile::getId)
                .toList();
        return settings.getProfiles().stream()
                .filter(profile -> active.contains(profile.getId()))
                .toList();
    }

    private static org.apache.maven.model.Profile inModelWords(Profile profile) {
        org.apache.maven.model.Profile model = new org.apache.maven.model.Profile();
        model.setId(profile.getId());
        org.apache.maven.settings.Activation from = profile.getActivation();
        if (from == null) {
            return model;
        }
        Activation activation = new Activation();
        activation.setActiveByDefault(from.isActiveByDefault());
        activation.setJdk(from.getJdk());
        if (from.getProperty() != null) {
            ActivationProperty property = new ActivationProperty();
            property.setName(from.getProperty().getName());
            property.setValue(from.getProperty().getValue());
            activation.setProperty(property);
        }
        if (from.getOs() != null) {
            ActivationOS os = new ActivationOS();
            os.setName(from.getOs().getName());
            os.setFamily(from.getOs().getFamily());
            os.setArch(from.getOs().getArch());
            os.setVersion(from.getOs().getVersion());
            activation.setOs(os);
        }
        model.setActivation(activation);
        return model;
    }
}
