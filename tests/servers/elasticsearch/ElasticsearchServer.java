import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.elasticsearch.common.logging.LogConfigurator;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.node.Node;
import org.elasticsearch.plugins.PluginBundle;
import org.elasticsearch.plugins.PluginsLoader;

/** One Elasticsearch node on loopback, of the settings in HOME/config/elasticsearch.yml. */
class ElasticsearchServer {
    private static final String NAME = "node-1";

    public static void main(String[] arguments) throws Exception {
        Path home = Path.of(arguments[0]);
        Settings settings = Settings.builder()
            .loadFromPath(home.resolve("config/elasticsearch.yml"))
            .put("path.home", home.toString())
            .put("node.name", NAME)
            .build();
        LogConfigurator.setNodeName(NAME);
        LogConfigurator.configureWithoutConfig(settings);
        Environment environment = new Environment(settings, home.resolve("config"));
        Files.createDirectories(environment.pluginsDir());
        new Node(environment, PluginsLoader.createPluginsLoader(modules(environment), Set.of(), Map.of(), false)).start();
        Thread.currentThread().join();
    }

    /** 8.19 takes the folder alone; 9.x takes a flag beside it. */
    @SuppressWarnings("unchecked")
    private static Set<PluginBundle> modules(Environment environment) throws Exception {
        try {
            return (Set<PluginBundle>) PluginsLoader.class.getMethod("loadModulesBundles", Path.class, boolean.class)
                .invoke(null, environment.modulesDir(), false);
        } catch (NoSuchMethodException older) {
            return (Set<PluginBundle>) PluginsLoader.class.getMethod("loadModulesBundles", Path.class)
                .invoke(null, environment.modulesDir());
        }
    }
}
