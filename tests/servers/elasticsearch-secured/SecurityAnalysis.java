import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.core.KeywordTokenizer;
import org.elasticsearch.common.settings.Setting;
import org.elasticsearch.index.analysis.TokenFilterFactory;
import org.elasticsearch.index.analysis.TokenizerFactory;
import org.elasticsearch.indices.analysis.AnalysisModule.AnalysisProvider;
import org.elasticsearch.plugins.AnalysisPlugin;
import org.elasticsearch.plugins.Plugin;
import org.elasticsearch.transport.netty4.Netty4Plugin;

/**
 * Stands in for what the index of users names of the module analysis-common, which serves to find users by their e-mail,
 * and for the module transport-netty4, whose classes the module for security uses where both find them.
 */
public class SecurityAnalysis extends Plugin implements AnalysisPlugin {
    @Override
    public List<Setting<?>> getSettings() {
        return new Netty4Plugin().getSettings();
    }

    @Override
    public Map<String, AnalysisProvider<TokenFilterFactory>> getTokenFilters() {
        return Map.of("pattern_capture", (index, environment, name, settings) -> unchanged(name),
            "unique", (index, environment, name, settings) -> unchanged(name));
    }

    @Override
    public Map<String, AnalysisProvider<TokenizerFactory>> getTokenizers() {
        return Map.of("uax_url_email", (index, environment, name, settings) -> TokenizerFactory.newFactory(name, KeywordTokenizer::new));
    }

    private static TokenFilterFactory unchanged(String filter) {
        return new TokenFilterFactory() {
            @Override
            public String name() {
                return filter;
            }

            @Override
            public TokenStream create(TokenStream tokens) {
                return tokens;
            }
        };
    }
}
